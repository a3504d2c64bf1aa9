using CompanyAccount.Core.Live;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.Rules.Live;

public sealed class HintLineTests
{
    private static readonly Guid Here = Guid.CreateVersion7(TestDatabase.Start);
    private static readonly Guid There = Guid.CreateVersion7(TestDatabase.Start.AddSeconds(1));

    [Fact]
    public void Hints_of_another_node_are_read_as_they_were_written()
    {
        LiveHint[] hints = [new(Topic.Request(Here), Here), new(Topic.OpenRequests, There), new(Topic.Board, Guid.Empty)];
        Assert.Equal(hints, HintLine.Read(Here, Assert.Single(HintLine.Write(There, hints))));
    }

    [Fact]
    public void What_a_node_wrote_itself_it_does_not_hear() =>
        Assert.Empty(HintLine.Read(Here, Assert.Single(HintLine.Write(Here, [new(Topic.Board, Guid.Empty)]))));

    [Fact]
    public void A_hint_that_repeats_another_is_told_once() =>
        Assert.Single(HintLine.Read(Here, Assert.Single(HintLine.Write(There, [new(Topic.Board, Here), new(Topic.Board, Here)]))));

    [Fact]
    public void Many_hints_become_several_lines_that_a_notification_can_carry()
    {
        var hints = Enumerable.Range(0, 500).Select(i => new LiveHint(Topic.OpenRequests, Guid.CreateVersion7(TestDatabase.Start.AddMinutes(i)))).ToList();
        var lines = HintLine.Write(There, hints).ToList();
        Assert.True(lines.Count > 1);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 7999));
        Assert.Equal(hints, lines.SelectMany(line => HintLine.Read(Here, line)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("|")]
    [InlineData("no bar")]
    [InlineData("not-a-node|board,x,y")]
    public void What_is_no_line_of_hints_tells_nothing(string line) => Assert.Empty(HintLine.Read(Here, line));
}
