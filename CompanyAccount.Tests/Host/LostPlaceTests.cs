using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench.Host;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CompanyAccount.Tests.Host;

/// <summary>A cookie outlives the place of its holder: stale rights are one of the known ways into a helpdesk.</summary>
public sealed class LostPlaceTests
{
    public enum Loss
    {
        Removed,
        Blocked,
        CompanyDeleted,
        StaffBlocked,
    }

    [Theory]
    [InlineData(Loss.Removed)]
    [InlineData(Loss.Blocked)]
    [InlineData(Loss.CompanyDeleted)]
    [InlineData(Loss.StaffBlocked)]
    public async Task Who_lost_their_place_is_signed_out_within_five_seconds(Loss loss)
    {
        var time = new FakeTimeProvider(new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await using var host = new PortalHost { Instead = services => services.AddSingleton<TimeProvider>(time) };
        var caller = await host.SignedInAsync(loss is Loss.StaffBlocked ? "engineer@vendor.example" : "user@vector.example");
        Assert.True(await caller.IsSignedInAsync());

        await LoseAsync(host, loss);
        time.Advance(TimeSpan.FromSeconds(5));

        using var answer = await caller.GetAsync("/requests");
        Assert.Equal("/account/sign-in?returnUrl=%2Frequests", answer.Headers.Location?.OriginalString);
        Assert.False(await caller.IsSignedInAsync());
    }

    private static async Task LoseAsync(PortalHost host, Loss loss)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var db = host.Services.GetRequiredService<Store>().Open();
        var person = await db.Users.SingleAsync(user => user.Email == "user@vector.example", stop);
        var changed = loss switch
        {
            Loss.Removed => await SetStateAsync(MemberState.Removed),
            Loss.Blocked => await SetStateAsync(MemberState.Blocked),
            Loss.CompanyDeleted => await db.Companies.Where(row => row.Name == "Вектор")
                .ExecuteUpdateAsync(row => row.SetProperty(company => company.DeletedAt, new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero)), stop),
            Loss.StaffBlocked => await db.StaffAccounts
                .ExecuteUpdateAsync(row => row.SetProperty(staff => staff.BlockedAt, new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero)), stop),
        };
        Assert.True(changed > 0);

        Task<int> SetStateAsync(MemberState state) => db.Members.Where(row => row.PersonId == person.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(member => member.State, state), stop);
    }
}
