using CompanyAccount.Core.Requests;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.Rules.Requests;

public sealed class RequestDraftTests
{
    [Theory]
    [InlineData(-5, 1)]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(4, 4)]
    [InlineData(99, 4)]
    public void The_step_stays_within_the_wizard(int asked, int kept) =>
        Assert.Equal(kept, new RequestDraft(FreshId.Next(), People.User.PersonId, new(), asked, TestDatabase.Start).Step);

    [Fact]
    public void Each_save_is_the_next_version()
    {
        var draft = new RequestDraft(FreshId.Next(), People.User.PersonId, new(), 1, TestDatabase.Start);
        Assert.Equal(1, draft.Version);
        draft.Save(Forms.Small, 3, TestDatabase.Start.AddMinutes(1));
        Assert.Equal((2, 3, Forms.Small, TestDatabase.Start.AddMinutes(1)), (draft.Version, draft.Step, draft.Form, draft.SavedAt));
    }
}
