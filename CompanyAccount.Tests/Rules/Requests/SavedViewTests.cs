using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.Rules.Requests;

public sealed class SavedViewTests
{
    private static readonly Guid Person = FreshId.Next();

    [Fact]
    public void A_view_keeps_a_trimmed_name_and_its_query()
    {
        var view = SavedView.Of(Person, "  Мои открытые ", "mine=1", TestDatabase.Start).Value;
        Assert.Equal((Person, "Мои открытые", "mine=1", TestDatabase.Start), (view.PersonId, view.Name, view.Query, view.SavedAt));
        Assert.Equal("Другое", view.Rename(" Другое ").Value.Name);
        Assert.Equal("", view.Replace("", TestDatabase.Start.AddDays(1)).Value.Query);
    }

    [Theory]
    [InlineData("", "q=1", nameof(SavedView.Name), Fault.Required)]
    [InlineData("  ", "q=1", nameof(SavedView.Name), Fault.Required)]
    [InlineData("Имя\nстрока", "q=1", nameof(SavedView.Name), Fault.ControlCharacters)]
    [InlineData("Имя", "q=\n", nameof(SavedView.Query), Fault.ControlCharacters)]
    public void A_bad_view_is_refused(string name, string query, string field, Fault fault)
    {
        var refusal = Assert.IsType<InvalidInput>(SavedView.Of(Person, name, query, TestDatabase.Start).Refusal);
        Assert.Equal((field, fault), (refusal.Faults.Single().Field, refusal.Faults.Single().Fault));
    }

    [Fact]
    public void The_limits_hold()
    {
        Assert.False(SavedView.Of(Person, new('я', SavedView.NameLimit), new('q', SavedView.QueryLimit), TestDatabase.Start).IsRefused);
        Assert.True(SavedView.Of(Person, new('я', SavedView.NameLimit + 1), "", TestDatabase.Start).IsRefused);
        Assert.True(SavedView.Of(Person, "Имя", new('q', SavedView.QueryLimit + 1), TestDatabase.Start).IsRefused);
        var view = SavedView.Of(Person, "Имя", "q=1", TestDatabase.Start).Value;
        Assert.True(view.Rename("").IsRefused);
        Assert.True(view.Replace("\0", TestDatabase.Start).IsRefused);
        Assert.Equal(("Имя", "q=1"), (view.Name, view.Query));
    }
}
