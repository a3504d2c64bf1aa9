using System.Text.Json;

namespace CompanyAccount.Core.Events;

/// <summary>A fact on its way to its effects: written in the same commit as the change, handled later by the outbox loop, once.</summary>
public sealed class OutboxEvent
{
    private OutboxEvent()
    {
    }

    /// <summary>Id of the fact, version 7: sorts by time.</summary>
    public Guid Id { get; private set; }

    /// <summary>What kind of fact it is: the name of the type that <see cref="Read{TFact}"/> is asked for.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The fact as JSON.</summary>
    public string Payload { get; private set; } = "";

    /// <summary>When it happened, UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When its effects were recorded, UTC; <see langword="null"/> until then.</summary>
    public DateTimeOffset? HandledAt { get; private set; }

    /// <summary>How often handling failed.</summary>
    public int Failures { get; private set; }

    /// <summary>When to try next, UTC.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Wraps a fact.</summary>
    /// <typeparam name="TFact">The root type of the fact's family.</typeparam>
    public static OutboxEvent Of<TFact>(Guid id, TFact fact, DateTimeOffset at)
        where TFact : class => new()
        {
            Id = id,
            Kind = typeof(TFact).Name,
            Payload = JsonSerializer.Serialize(fact),
            At = at,
            DueAt = at,
        };

    /// <summary>The fact.</summary>
    /// <exception cref="JsonException">The payload is not of that family.</exception>
    public TFact Read<TFact>()
        where TFact : class => JsonSerializer.Deserialize<TFact>(Payload) ?? throw new JsonException($"Event {Id} is empty.");

    /// <summary>Its effects are recorded.</summary>
    public void MarkHandled(DateTimeOffset now) => HandledAt = now;

    /// <summary>Handling failed: it is tried again later, and later each time, up to an hour apart.</summary>
    public void MarkFailed(DateTimeOffset now)
    {
        Failures++;
        DueAt = now + TimeSpan.FromSeconds(Math.Min(3600, Math.Pow(2, Math.Min(Failures, 12))));
    }
}
