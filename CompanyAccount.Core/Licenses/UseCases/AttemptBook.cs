namespace CompanyAccount.Core.Licenses.UseCases;

/// <summary>Who tried which number of codes on this node: guessing is slow, and a restart forgives it.</summary>
internal sealed class AttemptBook
{
    private const int PeopleKept = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, CodeAttempts> _people = [];

    public int MinutesToWait(Guid personId, DateTimeOffset now)
    {
        lock (_lock)
            return _people.TryGetValue(personId, out var attempts) ? attempts.MinutesToWait(now) : 0;
    }

    public void Refused(Guid personId, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_people.Count >= PeopleKept)
            {
                foreach (var over in _people.Where(row => row.Value.IsOver(now)).Select(row => row.Key).ToList())
                    _people.Remove(over);
            }

            if (!_people.TryGetValue(personId, out var attempts))
                _people[personId] = attempts = new();
            attempts.Refused(now);
        }
    }
}
