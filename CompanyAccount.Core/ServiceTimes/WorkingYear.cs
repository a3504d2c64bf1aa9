namespace CompanyAccount.Core.ServiceTimes;

/// <summary>The stretches of work of one year on the team's calendar, as instants, with the work done before each: what makes sums of working time a search and not a walk.</summary>
internal sealed class WorkingYear
{
    private readonly long[] _starts;
    private readonly long[] _ends;
    private readonly long[] _workedBefore;

    /// <summary>A year.</summary>
    /// <param name="stretches">From and to as UTC ticks, in order, none empty, none overlapping.</param>
    public WorkingYear(IReadOnlyList<(long Start, long End)> stretches)
    {
        (_starts, _ends, _workedBefore) = (new long[stretches.Count], new long[stretches.Count], new long[stretches.Count]);
        for (var place = 0; place < stretches.Count; place++)
        {
            (_starts[place], _ends[place]) = stretches[place];
            _workedBefore[place] = Total;
            Total += _ends[place] - _starts[place];
        }
    }

    /// <summary>The work of the whole year, in ticks.</summary>
    public long Total { get; }

    /// <summary>When the last work of the year is over, in UTC ticks; before all time for a year without work.</summary>
    public long End => _ends.Length == 0 ? long.MinValue : _ends[^1];

    /// <summary>The first stretch that is not over at an instant before <see cref="End"/>.</summary>
    public (long Start, long End) StretchAt(long instant)
    {
        var place = PlaceAt(instant);
        return (_starts[place], _ends[place]);
    }

    /// <summary>The year's work up to an instant, in ticks.</summary>
    public long WorkedBefore(long instant)
    {
        if (instant >= End)
            return Total;
        var place = PlaceAt(instant);
        return _workedBefore[place] + Math.Max(0, instant - _starts[place]);
    }

    /// <summary>The first instant at which so much of the year's work is done, in UTC ticks.</summary>
    /// <param name="worked">More than 0, at most <see cref="Total"/>, in ticks.</param>
    public long InstantWhen(long worked)
    {
        // The last stretch with less work before it: work that ends with a stretch ends there, not where the next one begins.
        var (low, high) = (0, _starts.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_workedBefore[middle] < worked)
                low = middle;
            else
                high = middle - 1;
        }

        return _starts[low] + worked - _workedBefore[low];
    }

    private int PlaceAt(long instant)
    {
        var (low, high) = (0, _ends.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_ends[middle] > instant)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}
