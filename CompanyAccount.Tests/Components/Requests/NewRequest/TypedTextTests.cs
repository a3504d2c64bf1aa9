using CompanyAccount.Blazor.Features.Requests.NewRequest;
using CompanyAccount.Core.Requests;

namespace CompanyAccount.Tests.Components.Requests.NewRequest;

public sealed class TypedTextTests
{
    private static readonly TechnicalRequestForm Kept = new() { Subject = "Тема", Description = "Начало" };

    [Theory]
    [InlineData(null, "Начало и дальше", true)]
    [InlineData("Тема", "Начало", true)]
    [InlineData("Тема!", null, true)]
    [InlineData(null, "Другое", false)]
    [InlineData("Те", "Начало и дальше", false)]
    public void Text_is_put_back_by_itself_only_where_it_loses_nothing(string? subject, string? description, bool adds) =>
        Assert.Equal(adds, new TypedText(1, subject, description).OnlyAddsTo(Kept));
}
