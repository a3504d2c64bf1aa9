using CompanyAccount.Blazor.Features.Requests;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using Microsoft.AspNetCore.WebUtilities;

namespace CompanyAccount.Tests.Components.Requests;

public sealed class RequestsStateTests
{
    public static TheoryData<string> Addresses => new(
        "/requests",
        "/requests?q=%D0%BE%D1%88%D0%B8%D0%B1%D0%BA%D0%B0%20%26%20%3F",
        "/requests?status=Processing%2CClosed",
        "/requests?mine=1&sort=number&dir=asc",
        "/requests?after=639000000000000000.17",
        "/requests?q=x&status=Closed&mine=1&sort=number&dir=asc&before=639000000000000000.17");

    [Theory]
    [MemberData(nameof(Addresses))]
    public void An_address_says_what_is_shown(string address) =>
        Assert.Equal(Uri.UnescapeDataString(address), Uri.UnescapeDataString(Read(address).ToUrl()));

    [Theory]
    [InlineData("/requests?status=Nonsense,,7,99,-1,Processing%20Closed")]
    [InlineData("/requests?sort=color&dir=up&mine=yes")]
    [InlineData("/requests?after=x.y&before=99999999999999999999.1")]
    [InlineData("/requests?after=-5.1&before=1")]
    [InlineData("/requests?q=%20%20")]
    public void Nonsense_in_an_address_is_ignored(string address) => Assert.Equal("/requests", Read(address).ToUrl());

    [Fact]
    public void A_known_status_among_nonsense_counts_once() =>
        Assert.Equal([RequestStatus.Closed], Read("/requests?status=closed,Bad,Closed").Filter.Statuses);

    [Fact]
    public void Another_filter_begins_at_the_first_page()
    {
        var third = new RequestsState().PageAfter(new RequestCursor(DateTimeOffset.UnixEpoch, 50));
        Assert.Null(third.Toggle(RequestStatus.Closed).Filter.After);
        Assert.Null(third.ToggleMine().Filter.After);
        Assert.Null(third.SortBy(RequestSort.Number).Filter.After);
        Assert.Null(third.WithSearch("x").Filter.After);
    }

    [Fact]
    public void The_same_order_asked_again_turns_round()
    {
        var byNumber = new RequestsState().SortBy(RequestSort.Number);
        Assert.True(byNumber.Filter.Descending);
        Assert.False(byNumber.SortBy(RequestSort.Number).Filter.Descending);
    }

    private static RequestsState Read(string address)
    {
        var at = address.IndexOf('?', StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(at < 0 ? "" : address[at..]);
        string? Part(string name) => query.TryGetValue(name, out var value) ? value.ToString() : null;
        return RequestsState.Parse(Part("q"), Part("status"), Part("mine"), Part("sort"), Part("dir"), Part("after"), Part("before"));
    }
}
