using CompanyAccount.Core.Companies;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.Rules.Companies;

public sealed class CompanyTests
{
    [Theory]
    [InlineData(1, "C-000001")]
    [InlineData(999_999, "C-999999")]
    [InlineData(1_000_000, "C-1000000")]
    public void People_see_the_number_with_its_letter(int number, string shown) =>
        Assert.Equal(shown, new Company(FreshId.Next(), number, "Ромашка", TestDatabase.Start).DisplayNumber);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Numbers_begin_at_one(int number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Company(FreshId.Next(), number, "Ромашка", TestDatabase.Start));
}
