namespace CompanyAccount.Core.Files;

/// <summary>A file on its way in, or one that is all here and not sent with a message yet. Its owner's alone.</summary>
public sealed class FileUpload
{
    private FileUpload()
    {
    }

    /// <summary>An upload of which nothing is here yet.</summary>
    /// <param name="id">Id, version 7.</param>
    /// <param name="ownerId">Whose.</param>
    /// <param name="companyId">The owner's company, whose quota it takes from; <see langword="null"/> for the vendor's people.</param>
    /// <param name="placeId">Where it is for: the id of a draft or a request, as the page says; <see langword="null"/> when it does not.</param>
    /// <param name="name">Its name.</param>
    /// <param name="contentType">What the sender says that it is.</param>
    /// <param name="length">Its length in bytes, as the sender says.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="keptFor">How long it is kept while nothing happens to it.</param>
    public FileUpload(Guid id, Guid ownerId, Guid? companyId, Guid? placeId, FileName name, string contentType, long length, DateTimeOffset now, TimeSpan keptFor)
    {
        Id = id;
        OwnerId = ownerId;
        CompanyId = companyId;
        PlaceId = placeId;
        Name = name.ToString();
        ContentType = Files.ContentType.Of(contentType);
        Length = length;
        ExpiresAt = now + keptFor;
    }

    /// <summary>Id, version 7.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose.</summary>
    public Guid OwnerId { get; private set; }

    /// <summary>The owner's company; <see langword="null"/> for the vendor's people.</summary>
    public Guid? CompanyId { get; private set; }

    /// <summary>Where it is for: the id of a draft or a request.</summary>
    public Guid? PlaceId { get; private set; }

    /// <summary>Its name, as <see cref="FileName"/> makes it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What the sender says that it is.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>Its whole length in bytes, as the sender said at the start.</summary>
    public long Length { get; private set; }

    /// <summary>How many bytes of it are safely on the disk.</summary>
    public long Offset { get; private set; }

    /// <summary>SHA-256 of the whole, once it is all here.</summary>
    public string? Sha256 { get; private set; }

    /// <summary>When it goes if nothing happens to it, UTC.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>The content, once it is all here.</summary>
    public StoredContent? Content => Sha256 is null ? null : new(Sha256, Length);

    /// <summary>Notes how much of it is safely on the disk.</summary>
    public void Advance(long offset, DateTimeOffset now, TimeSpan keptFor)
    {
        Offset = offset;
        ExpiresAt = now + keptFor;
    }

    /// <summary>It is all here.</summary>
    public void Finish(StoredContent content, DateTimeOffset now, TimeSpan keptFor)
    {
        ArgumentNullException.ThrowIfNull(content);
        Sha256 = content.Sha256;
        Advance(Length, now, keptFor);
    }
}
