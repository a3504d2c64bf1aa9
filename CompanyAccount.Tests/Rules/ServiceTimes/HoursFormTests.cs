using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.ServiceTimes;

namespace CompanyAccount.Tests.Rules.ServiceTimes;

public sealed class HoursFormTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void Several_stretches_of_a_day_are_read_and_midnight_ends_the_day()
    {
        var hours = Form(Today.AddDays(1), ("09:00", "13:00"), ("13:00", "18:00"), ("22:00", "00:00")).Read(Today).Value;
        Assert.Equal(Today.AddDays(1), hours.From);
        Assert.Equal([new(new(9, 0, 0), new(13, 0, 0)), new(new(13, 0, 0), new(18, 0, 0)), new(new(22, 0, 0), new(24, 0, 0))], hours.Intervals);
        Assert.Empty(hours.Faults());
    }

    [Theory]
    [InlineData("10:00", "10:00", Fault.EndsBeforeStart)]
    [InlineData("18:00", "10:00", Fault.EndsBeforeStart)]
    [InlineData("10:00:10", "10:00:50", Fault.EndsBeforeStart)] // hours are whole minutes
    [InlineData("12:59", "18:00", Fault.Overlaps)]
    [InlineData(null, "18:00", Fault.Required)]
    [InlineData("14:00", null, Fault.Required)]
    public void A_stretch_that_is_none_is_a_fault_of_its_row(string? start, string? end, Fault fault)
    {
        var found = Assert.Single(Assert.IsType<InvalidInput>(Form(Today.AddDays(1), ("09:00", "13:00"), (start, end)).Read(Today).Refusal).Faults);
        Assert.Equal(("Intervals.1", fault), (found.Field, found.Fault));
    }

    [Fact]
    public void A_day_has_hours_and_they_begin_tomorrow_at_the_earliest()
    {
        Assert.Equal(
            [("From", Fault.TooEarly), ("Intervals", Fault.OutOfRange)],
            Assert.IsType<InvalidInput>(Form(Today).Read(Today).Refusal).Faults.Select(found => (found.Field, found.Fault)));
        Assert.Equal(Fault.Required, Assert.IsType<InvalidInput>(Form(null, ("09:00", "13:00")).Read(Today).Refusal).Faults[0].Fault);
    }

    private static HoursForm Form(DateOnly? from, params (string? Start, string? End)[] intervals)
    {
        var form = new HoursForm { From = from };
        foreach (var (start, end) in intervals)
            form.Intervals.Add(new() { Start = TimeOf(start), End = TimeOf(end) });
        return form;
    }

    private static TimeOnly? TimeOf(string? text) => text is null ? null : TimeOnly.Parse(text, null);
}
