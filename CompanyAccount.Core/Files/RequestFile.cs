namespace CompanyAccount.Core.Files;

/// <summary>A file of a message or an internal note. Its content lies in the store under its hash; the same content lies there once.</summary>
public sealed class RequestFile
{
    private RequestFile()
    {
    }

    /// <summary>A file of a message that was just sent.</summary>
    /// <param name="id">Id, version 7; that of the upload it was.</param>
    /// <param name="companyId">The company of the request.</param>
    /// <param name="requestId">The request.</param>
    /// <param name="messageId">The message or internal note.</param>
    /// <param name="isInternal">Whether that is an internal note, which no customer sees.</param>
    /// <param name="name">Its name.</param>
    /// <param name="contentType">What the sender said that it is.</param>
    /// <param name="content">The stored content.</param>
    /// <param name="state">The state in which it begins.</param>
    /// <param name="uploaderId">Who sent it.</param>
    /// <param name="now">Now, UTC.</param>
    public RequestFile(
        Guid id, Guid companyId, Guid requestId, Guid messageId, bool isInternal, FileName name, string contentType, StoredContent content, FileState state, Guid uploaderId, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(content);
        Id = id;
        CompanyId = companyId;
        RequestId = requestId;
        MessageId = messageId;
        IsInternal = isInternal;
        Name = name.ToString();
        ContentType = Files.ContentType.Of(contentType);
        Sha256 = content.Sha256;
        Length = content.Length;
        State = state;
        UploaderId = uploaderId;
        At = now;
        ScanAt = state is FileState.Waiting ? now : null;
    }

    /// <summary>Id, version 7.</summary>
    public Guid Id { get; private set; }

    /// <summary>The company of the request, whose quota it takes from.</summary>
    public Guid CompanyId { get; private set; }

    /// <summary>The request.</summary>
    public Guid RequestId { get; private set; }

    /// <summary>The message or internal note that it came with.</summary>
    public Guid MessageId { get; private set; }

    /// <summary>Whether it came with an internal note: no customer ever sees it.</summary>
    public bool IsInternal { get; private set; }

    /// <summary>Its name, as <see cref="FileName"/> makes it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What the sender said that it is; see <see cref="Files.ContentType"/>.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>Length in bytes.</summary>
    public long Length { get; private set; }

    /// <summary>SHA-256 of the content, in hexadecimal digits.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Whether it can be had.</summary>
    public FileState State { get; private set; }

    /// <summary>Who sent it.</summary>
    public Guid UploaderId { get; private set; }

    /// <summary>When the message was sent, UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When the scanner is to look at it next, UTC; <see langword="null"/> when it need not.</summary>
    public DateTimeOffset? ScanAt { get; private set; }

    /// <summary>The stored content.</summary>
    public StoredContent Content => new(Sha256, Length);

    /// <summary>The scanner found nothing in it.</summary>
    public void MarkClean() => Settle(FileState.Clean);

    /// <summary>The scanner found something in it.</summary>
    public void MarkInfected() => Settle(FileState.Infected);

    /// <summary>Its content is damaged or gone.</summary>
    public void MarkLost() => Settle(FileState.Lost);

    /// <summary>The scanner could not be asked: again later.</summary>
    public void ScanLater(DateTimeOffset at)
    {
        if (State is FileState.Waiting)
            ScanAt = at;
    }

    private void Settle(FileState state)
    {
        State = state;
        ScanAt = null;
    }
}
