namespace CompanyAccount.Core.Requests;

/// <summary>A public message of a request: seen by the customer's people and by engineers, told by mail.</summary>
public sealed class RequestMessage
{
    private RequestMessage()
    {
    }

    internal RequestMessage(Guid id, Guid requestId, MessageKind kind, Guid authorId, string authorName, string body, DateTimeOffset at)
    {
        Id = id;
        RequestId = requestId;
        Kind = kind;
        AuthorId = authorId;
        AuthorName = authorName;
        Body = body;
        At = at;
    }

    /// <summary>Id, version 7; chosen by the sender's page, so that a retry makes one message.</summary>
    public Guid Id { get; private set; }

    /// <summary>The request.</summary>
    public Guid RequestId { get; private set; }

    /// <summary>What the message is.</summary>
    public MessageKind Kind { get; private set; }

    /// <summary>Who wrote it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>The writer's name at that time: it stays though the person leaves.</summary>
    public string AuthorName { get; private set; } = "";

    /// <summary>Markdown.</summary>
    public string Body { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Whether support wrote it.</summary>
    public bool IsFromSupport => Kind is MessageKind.Reply or MessageKind.Question or MessageKind.Solution or MessageKind.Cancellation or MessageKind.Lowering;
}

/// <summary>What a public message is.</summary>
public enum MessageKind
{
    /// <summary>The customer's description at submission.</summary>
    Description,

    /// <summary>The customer's answer.</summary>
    Answer,

    /// <summary>An engineer's message without a change of status.</summary>
    Reply,

    /// <summary>An engineer asks for information.</summary>
    Question,

    /// <summary>An engineer's solution.</summary>
    Solution,

    /// <summary>An engineer's reason for canceling.</summary>
    Cancellation,

    /// <summary>An engineer's reason for lowering a premium request to standard support.</summary>
    Lowering,
}

/// <summary>What engineers write to each other about a request. A type and a table of its own, so that no read for customers can reach it.</summary>
public sealed class InternalNote
{
    private InternalNote()
    {
    }

    internal InternalNote(Guid id, Guid requestId, Guid authorId, string authorName, string body, DateTimeOffset at)
    {
        Id = id;
        RequestId = requestId;
        AuthorId = authorId;
        AuthorName = authorName;
        Body = body;
        At = at;
    }

    /// <summary>Id, version 7; chosen by the sender's page.</summary>
    public Guid Id { get; private set; }

    /// <summary>The request.</summary>
    public Guid RequestId { get; private set; }

    /// <summary>Who wrote it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>The writer's name at that time.</summary>
    public string AuthorName { get; private set; } = "";

    /// <summary>Markdown.</summary>
    public string Body { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTimeOffset At { get; private set; }
}
