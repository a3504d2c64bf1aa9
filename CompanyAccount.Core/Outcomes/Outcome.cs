using System.Diagnostics.CodeAnalysis;

namespace CompanyAccount.Core.Outcomes;

/// <summary>The ending of a use case or a read: a value, or the <see cref="Outcomes.Refusal"/> that says why there is none.</summary>
/// <typeparam name="T">What the caller gets when the call went well.</typeparam>
public readonly record struct Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, Refusal? refusal)
    {
        _value = value;
        Refusal = refusal;
    }

    /// <summary>Why the call was refused; <see langword="null"/> when it went well.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether the call was refused.</summary>
    [MemberNotNullWhen(true, nameof(Refusal))]
    public bool IsRefused => Refusal is not null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The call was refused: look at <see cref="Refusal"/> first.</exception>
    public T Value => Refusal is null ? _value! : throw new InvalidOperationException($"Refused: {Refusal.GetType().Name}.");

    /// <summary>Whether the call went well, and its value.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T value, [MaybeNullWhen(true)] out Refusal refusal)
    {
        value = _value;
        refusal = Refusal;
        return Refusal is null;
    }

    /// <summary>A call that went well.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>A call that was refused.</summary>
    public static implicit operator Outcome<T>(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return new(default, refusal);
    }
}

/// <summary>What a use case gives back that has nothing to tell but that it is done.</summary>
public sealed record Done
{
    /// <summary>The only value.</summary>
    public static readonly Done Value = new();

    private Done()
    {
    }
}
