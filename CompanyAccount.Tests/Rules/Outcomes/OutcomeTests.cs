using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Tests.Rules.Outcomes;

public sealed class OutcomeTests
{
    [Fact]
    public void A_value_is_no_refusal()
    {
        Outcome<int> outcome = 7;
        Assert.False(outcome.IsRefused);
        Assert.True(outcome.TryGet(out var value, out var refusal));
        Assert.Equal((7, 7), (value, outcome.Value));
        Assert.Null(refusal);
    }

    [Fact]
    public void A_refusal_has_no_value()
    {
        Outcome<int> outcome = new NotFound();
        Assert.True(outcome.IsRefused);
        Assert.False(outcome.TryGet(out _, out var refusal));
        Assert.IsType<NotFound>(refusal);
        Assert.Throws<InvalidOperationException>(() => outcome.Value);
    }

    [Fact]
    public void A_refusal_of_nothing_is_a_defect() => Assert.Throws<ArgumentNullException>(() => { Outcome<int> _ = (Refusal)null!; });

    [Fact]
    public void Invalid_input_for_one_field_names_it_with_its_facts()
    {
        var fault = Assert.Single(new InvalidInput("Subject", Fault.TooLong, 200, 201).Faults);
        Assert.Equal(("Subject", Fault.TooLong), (fault.Field, fault.Fault));
        Assert.Equal([200, 201], fault.Facts);
    }
}
