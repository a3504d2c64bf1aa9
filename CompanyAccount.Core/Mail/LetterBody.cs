namespace CompanyAccount.Core.Mail;

/// <summary>What a letter says, before it looks like anything.</summary>
/// <param name="Language"><c>ru</c> or <c>en</c>.</param>
/// <param name="Brand">The name over the letter.</param>
/// <param name="Heading">What it is about, in a few words.</param>
/// <param name="Parts">What it says, in order.</param>
/// <param name="Footer">The small print.</param>
public sealed record LetterBody(string Language, string Brand, string Heading, IReadOnlyList<LetterPart> Parts, string Footer)
{
    /// <summary>The line that an answer by mail is written above; <see langword="null"/> where none is taken.</summary>
    public string? AnswerLine { get; init; }
}

/// <summary>A part of a letter.</summary>
public abstract record LetterPart
{
    private LetterPart()
    {
    }

    /// <summary>A paragraph of plain text.</summary>
    public sealed record Paragraph(string Text) : LetterPart;

    /// <summary>Names and values.</summary>
    public sealed record Facts(IReadOnlyList<Fact> Items) : LetterPart;

    /// <summary>What somebody wrote, in Markdown.</summary>
    public sealed record Quote(string Caption, string Markdown) : LetterPart;

    /// <summary>The one thing to do.</summary>
    public sealed record Button(string Label, string Address) : LetterPart;

    /// <summary>A choice of one: small buttons beside each other.</summary>
    public sealed record Choices(IReadOnlyList<Link> Items) : LetterPart;

    /// <summary>Pages to read.</summary>
    public sealed record Links(IReadOnlyList<Link> Items) : LetterPart;
}

/// <summary>A name and its value.</summary>
public sealed record Fact(string Name, string Value);

/// <summary>A page and its name.</summary>
public sealed record Link(string Label, string Address);
