using CompanyAccount.Blazor.Features.Requests;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;

namespace CompanyAccount.Tests.Components.Requests;

public sealed class RequestsStateTests
{
    public static TheoryData<string> Addresses => new(
        "/requests",
        "/requests?q=%D0%BE%D1%88%D0%B8%D0%B1%D0%BA%D0%B0%20%26%20%3F",
        "/requests?status=Processing%2CClosed",
        "/requests?mine=1&sort=number&dir=asc",
        "/requests?after=639000000000000000.17",
        "/requests?product=kes-linux&level=MsaBusiness&author=0199aaaa000070008000000000000013",
        "/requests?from=2026-02-28&to=2026-03-01",
        "/requests?q=x&status=Closed&mine=1&product=kes&level=Standard&author=0199aaaa000070008000000000000013&from=2026-01-01&to=2026-01-01&sort=number&dir=asc&before=639000000000000000.17");

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
    [InlineData("/requests?level=2&author=me&product=%00&from=yesterday&to=2026-02-29")]
    [InlineData("/requests?level=Standard,MsaPlus&from=1999-12-31&to=9999-12-31&from=2026-01-01")]
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
    public void A_period_that_ends_before_it_begins_is_turned_round() =>
        Assert.Equal("/requests?from=2026-01-02&to=2026-03-04", Read("/requests?from=2026-03-04&to=2026-01-02").ToUrl());

    [Fact]
    public void A_saved_view_is_the_first_page_of_what_is_shown()
    {
        var shown = new RequestsState().WithLevel(SupportLevel.MsaPlus).WithSearch("печать & учёт").PageAfter(new RequestCursor(DateTimeOffset.UnixEpoch, 50));
        var query = shown.ToQuery();
        Assert.DoesNotContain("after", query, StringComparison.Ordinal);
        Assert.Equal(shown.PageAfter(new(DateTimeOffset.UnixEpoch, 1)).ToQuery(), RequestsState.Parse(ListAddress.Of(query)).ToQuery());
        Assert.Equal("", new RequestsState().ToQuery());
    }

    [Fact]
    public void Filters_are_counted_and_taken_away_one_by_one()
    {
        var state = Read("/requests?product=kes&level=Standard&author=0199aaaa000070008000000000000013&from=2026-01-01&to=2026-01-02");
        Assert.Equal((4, true), (state.FilterCount, state.IsNarrowed));
        Assert.Equal("/requests", state.WithProduct("").WithLevel(null).WithAuthor(null).WithDays(null, null).ToUrl());
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
        return RequestsState.Parse(ListAddress.Of(at < 0 ? "" : address[at..]));
    }
}
