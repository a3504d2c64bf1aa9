using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Wording;

namespace CompanyAccount.Core.Storage;

/// <summary>
/// What full-text search knows of one request: the words of its number, subject and public messages. Internal notes are
/// not among them. The index itself is kept by the database, from this row, in the same commit: see <see cref="SearchIndex"/>.
/// </summary>
internal sealed class SearchText
{
    private SearchText()
    {
    }

    /// <summary>The request's bare number.</summary>
    public long Number { get; private set; }

    /// <summary>Leads the words of one company in the index; see <see cref="KeyOf"/>.</summary>
    public string CompanyKey { get; private set; } = "";

    /// <summary>The words, with a space before and after each.</summary>
    public string Words { get; private set; } = "";

    /// <summary>By which rules the words were made: <see cref="SearchWords.Edition"/> of that time.</summary>
    public int Edition { get; private set; }

    /// <summary>Counts the changes: the concurrency token, between a new message and the backfill.</summary>
    public int Version { get; private set; }

    /// <summary>The words of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="bodies">Its public messages, oldest first.</param>
    public static SearchText Of(SupportRequest request, IEnumerable<string> bodies)
    {
        var text = new SearchText { Number = request.Number, CompanyKey = KeyOf(request.CompanyId) };
        text.Rebuild(request, bodies);
        return text;
    }

    /// <summary>
    /// What the words of a company begin with in the index, so that its searches walk over its own words and pay for
    /// nobody else's: 12 hexadecimal digits. Two companies that share them would share the walk, never what they see.
    /// </summary>
    public static string KeyOf(Guid companyId) => companyId.ToString("N")[^12..];

    /// <summary>Adds a message.</summary>
    public void Add(string body) => (Words, Version) = (SearchWords.Add(Words, body), Version + 1);

    /// <summary>Makes the words anew, by the rules of now.</summary>
    public void Rebuild(SupportRequest request, IEnumerable<string> bodies)
    {
        var words = SearchWords.Add("", $"{request.Number} {new RequestNumber(request.Number)} {request.Subject}");
        foreach (var body in bodies)
            words = SearchWords.Add(words, body);
        (Words, Edition, Version) = (words, SearchWords.Edition, Version + 1);
    }
}
