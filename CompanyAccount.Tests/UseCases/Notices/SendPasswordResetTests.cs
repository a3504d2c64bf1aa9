using CompanyAccount.Core.Live;
using CompanyAccount.Core.Notices.Sending;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Post;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Notices;

public sealed class SendPasswordResetTests
{
    private const string Link = "https://portal.example.com/account/reset?code=a&person=b";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_link_is_mailed_in_the_language_of_the_person(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        await using (var db = room.Database.Open())
            await db.Users.Where(user => user.Id == People.Engineer.PersonId).ExecuteUpdateAsync(set => set.SetProperty(user => user.Language, "en"), Token);
        using var follower = room.Database.Feed.Follow(Topic.OutgoingMail);
        await Use(room).SendAsync(People.User.PersonId, Link, Token);
        Assert.True(follower.Hints.TryRead(out _));
        room.Tick();
        await Use(room).SendAsync(People.Engineer.PersonId, Link, Token);
        Assert.All(await room.MailsAsync(), mail =>
        {
            Assert.Contains(Link, mail.Text, StringComparison.Ordinal);
            Assert.Contains("href=\"https://portal.example.com/account/reset?code=a&amp;person=b\"", mail.Html, StringComparison.Ordinal);
        });
        await room.Mail.SendDueAsync(Token);
        Assert.Equal(["CompanyAccount: смена пароля", "CompanyAccount: reset your password"], room.Carrier.Subjects);
        Assert.All(await room.MailsAsync(), mail => Assert.DoesNotContain("code=a", mail.Text + mail.Html, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://evil.example/account/reset?code=a")]
    [InlineData("https://portal.example.com.evil.example/")]
    [InlineData("//portal.example.com/")]
    [InlineData("/account/reset")]
    [InlineData("")]
    public async Task A_link_elsewhere_is_never_mailed(string link)
    {
        await using var room = await PostRoom.OpenAsync(DatabaseProvider.Sqlite);
        await Assert.ThrowsAsync<ArgumentException>(() => Use(room).SendAsync(People.User.PersonId, link, Token));
        Assert.Empty(await room.MailsAsync());
    }

    [Fact]
    public async Task Nobody_is_mailed_for_an_account_that_is_gone()
    {
        await using var room = await PostRoom.OpenAsync(DatabaseProvider.Sqlite);
        await Use(room).SendAsync(FreshId.Next(), Link, Token);
        Assert.Empty(await room.MailsAsync());
    }

    private static SendPasswordReset Use(PostRoom room) => new(room.Database.Store, PostRoom.Portal, room.Database.Feed, room.Database.Time);
}
