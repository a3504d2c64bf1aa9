using CompanyAccount.Core.Requests;

namespace CompanyAccount.Tests.Rules.Requests;

/// <summary>The table of section 5 of the product page, written down a second time: each pair of statuses and who may make the move.</summary>
public sealed class StatusMovesTests
{
    // Rows: from. Columns: to, in the same order. C customer, E engineer, T the clock, P the portal at once, "." nobody.
    private static readonly string[] Table =
    [
        //            Proc  Await Solut ResNo CancS CancU Closed
        "Processing            .     E     EP    .     E     C     .",
        "AwaitingCustomer      C     .     E     T     E     C     .",
        "SolutionProvided      C     .     .     .     .     .     CT",
        "ResolvedNoInformation .     .     .     .     .     .     .",
        "CanceledBySupport     .     .     .     .     .     .     .",
        "CanceledByUser        .     .     .     .     .     .     .",
        "Closed                .     .     .     .     .     .     .",
    ];

    public static TheoryData<RequestStatus, RequestStatus, Mover, bool> EveryMove()
    {
        var data = new TheoryData<RequestStatus, RequestStatus, Mover, bool>();
        foreach (var line in Table)
        {
            var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var from = Enum.Parse<RequestStatus>(cells[0]);
            for (var to = 0; to < Table.Length; to++)
            {
                foreach (var (mover, letter) in ((Mover, char)[])[(Mover.Customer, 'C'), (Mover.Engineer, 'E'), (Mover.Clock, 'T'), (Mover.Portal, 'P')])
                    data.Add(from, (RequestStatus)to, mover, cells[to + 1].Contains(letter));
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryMove))]
    public void A_move_is_allowed_exactly_where_the_table_says_so(RequestStatus from, RequestStatus to, Mover by, bool allowed) =>
        Assert.Equal(allowed, StatusMoves.Allows(from, to, by));

    [Fact]
    public void The_table_speaks_of_every_status_and_every_mover()
    {
        Assert.Equal(Enum.GetValues<RequestStatus>().Length, Table.Length);
        Assert.Equal(4, Enum.GetValues<Mover>().Length);
    }

    [Theory]
    [InlineData(RequestStatus.Processing, false)]
    [InlineData(RequestStatus.AwaitingCustomer, false)]
    [InlineData(RequestStatus.SolutionProvided, false)]
    [InlineData(RequestStatus.ResolvedNoInformation, true)]
    [InlineData(RequestStatus.CanceledBySupport, true)]
    [InlineData(RequestStatus.CanceledByUser, true)]
    [InlineData(RequestStatus.Closed, true)]
    public void A_status_is_an_end_exactly_when_no_move_leads_out_of_it(RequestStatus status, bool end)
    {
        Assert.Equal(end, StatusMoves.IsEnd(status));
        Assert.Equal(end, !Enum.GetValues<RequestStatus>().Any(to => Enum.GetValues<Mover>().Any(by => StatusMoves.Allows(status, to, by))));
    }
}
