using CompanyAccount.Core.Access;

namespace CompanyAccount.Core.Contracts;

/// <summary>Terms of support as they are kept: one row for each day on which the table changes. Once that day has begun the row stays as it is, for contracts were made on it.</summary>
public sealed class SupportTermsVersion
{
    private SupportTermsVersion()
    {
    }

    /// <summary>Terms that come with the portal.</summary>
    public SupportTermsVersion(SupportTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        (EffectiveFrom, Levels) = (terms.EffectiveFrom, terms.Levels);
    }

    /// <summary>Terms that an Operator sets.</summary>
    public SupportTermsVersion(SupportTerms terms, Actor editor, DateTimeOffset now)
        : this(terms) => Sign(editor, now);

    /// <summary>The first day on which contracts are made on these terms.</summary>
    public DateOnly EffectiveFrom { get; private set; }

    /// <summary>The terms of each level.</summary>
    public IReadOnlyList<LevelTerms> Levels { get; private set; } = [];

    /// <summary>Who set them; <see langword="null"/> for those that came with the portal.</summary>
    public Guid? EditorId { get; private set; }

    /// <summary>The editor's name then.</summary>
    public string? EditorName { get; private set; }

    /// <summary>When they were set, UTC.</summary>
    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>Counts the changes: the concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>The terms.</summary>
    public SupportTerms Terms => new(EffectiveFrom, Levels);

    /// <summary>Sets other terms for the same day.</summary>
    public void Replace(IReadOnlyList<LevelTerms> levels, Actor editor, DateTimeOffset now)
    {
        Levels = levels;
        Version++;
        Sign(editor, now);
    }

    private void Sign(Actor editor, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(editor);
        (EditorId, EditorName, ChangedAt) = (editor.PersonId, editor.Name, now);
    }
}

/// <summary>The terms of support were changed; open pages and other nodes read them anew.</summary>
/// <param name="Id">Id of the fact, version 7.</param>
/// <param name="EffectiveFrom">From which day on.</param>
/// <param name="At">When, UTC.</param>
public sealed record TermsChanged(Guid Id, DateOnly EffectiveFrom, DateTimeOffset At);
