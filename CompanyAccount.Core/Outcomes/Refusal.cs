namespace CompanyAccount.Core.Outcomes;

/// <summary>
/// Why a use case did not do what it was asked. Carries facts, never sentences: the sentence in the reader's
/// language is found under the key <c>Refusal_</c> + type name (a test asks for one for every type).
/// </summary>
public abstract record Refusal
{
    /// <summary>The facts for the sentence's placeholders, in order.</summary>
    public virtual IReadOnlyList<object> Facts => [];
}

/// <summary>It does not exist, or belongs to a company that is not the reader's: the two are told apart by nobody.</summary>
public sealed record NotFound : Refusal;

/// <summary>The reader may see the thing, but not do this to it.</summary>
public sealed record NotAllowed : Refusal;

/// <summary>Somebody else changed the thing since the reader saw it; nothing was written.</summary>
public sealed record ChangedMeanwhile : Refusal;

/// <summary>The database could not be written for a passing reason (locked, full, restarted); nothing was written.</summary>
public sealed record TemporarilyUnavailable : Refusal;

/// <summary>One or more fields are wrong.</summary>
/// <param name="Faults">The faults, in the order of the form; never empty.</param>
public sealed record InvalidInput(IReadOnlyList<FieldFault> Faults) : Refusal
{
    /// <summary>A refusal for one field.</summary>
    public InvalidInput(string field, Fault fault, params object[] facts)
        : this([new FieldFault(field, fault, facts)])
    {
    }
}

/// <summary>What is wrong with one field.</summary>
/// <param name="Field">The name of the form's property.</param>
/// <param name="Fault">What is wrong; its sentence stands under <c>Fault_</c> + name.</param>
/// <param name="Facts">The sentence's placeholders, in order.</param>
public sealed record FieldFault(string Field, Fault Fault, IReadOnlyList<object> Facts);

/// <summary>What can be wrong with a field. Each has a sentence under <c>Fault_</c> + name.</summary>
public enum Fault
{
    /// <summary>Nothing was given where something is needed.</summary>
    Required,

    /// <summary>More characters than the field takes; fact 0 is the limit, fact 1 the length.</summary>
    TooLong,

    /// <summary>Holds control characters other than line ends and tabs.</summary>
    ControlCharacters,

    /// <summary>The choice is not one of those offered, or not one of the earlier choice's (a version of another product).</summary>
    UnknownChoice,

    /// <summary>The version has a recommended update: the person must say that it is installed or that a certified build is used.</summary>
    UpdateNotAnswered,

    /// <summary>The name typed to confirm is not the thing's name.</summary>
    NameDiffers,

    /// <summary>The password typed to confirm is not the person's.</summary>
    WrongPassword,

    /// <summary>The text can be no e-mail address.</summary>
    MalformedEmail,

    /// <summary>Not a phone number.</summary>
    MalformedPhone,

    /// <summary>No whole number, or none that the field takes; fact 0 is the least, fact 1 the most.</summary>
    OutOfRange,

    /// <summary>The day comes before the first that can be chosen, fact 0.</summary>
    TooEarly,

    /// <summary>The end is not after the start.</summary>
    EndsBeforeStart,

    /// <summary>The stretch begins before the one above it is over.</summary>
    Overlaps,

    /// <summary>The person has to agree first.</summary>
    ConsentMissing,

    /// <summary>Another of the person's things has that name.</summary>
    NameTaken,

    /// <summary>A day after the latest that is taken; fact 0 is that one.</summary>
    TooLate,

    /// <summary>More lines than are read; fact 0 is how many are, fact 1 how many there are.</summary>
    TooManyLines,

    /// <summary>Lines are wrong; fact 0 is how many. What is wrong stands at each.</summary>
    FaultyLines,
}
