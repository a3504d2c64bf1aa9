using System.Text.Json.Serialization;

namespace CompanyAccount.Blazor.Kit;

/// <summary>How a file stands on its way to the server; the names are those of <c>uploads.js</c>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UploadState>))]
public enum UploadState
{
    /// <summary>Others are on their way first.</summary>
    Waiting,

    /// <summary>On its way.</summary>
    Sending,

    /// <summary>Stopped by the person.</summary>
    Paused,

    /// <summary>The connection is lost; it goes on by itself.</summary>
    Lost,

    /// <summary>The server has all of it.</summary>
    Done,

    /// <summary>Refused.</summary>
    Failed,

    /// <summary>Left unfinished by a closed browser: it goes on when the same file is chosen again.</summary>
    Offered,
}

/// <summary>Why a file was refused; the names are those of <c>uploads.js</c>.</summary>
public enum UploadFault
{
    /// <summary>By the server, which says why in words.</summary>
    Refused,

    /// <summary>A file without content.</summary>
    Empty,

    /// <summary>Longer than a file may be.</summary>
    TooLarge,

    /// <summary>The browser cannot read it: a folder, or a file that was moved away.</summary>
    Unreadable,

    /// <summary>The upload ran out or was thrown away, twice.</summary>
    Gone,

    /// <summary>Nobody is signed in any more.</summary>
    SignedOut,
}

/// <summary>One file of a message that is being written, as the browser tells of it.</summary>
/// <param name="Key">The browser's own name for the line.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="State">How it stands.</param>
/// <param name="Id">The upload, once the server has all of it.</param>
/// <param name="Fault">Why it was refused.</param>
/// <param name="Said">What the server said of it, in the person's language.</param>
/// <param name="Percent">How much of it the server has, 0 to 100; the browser draws it finer.</param>
public sealed record FileToSend(string Key, string Name, long Size, UploadState State, Guid? Id = null, string? Fault = null, string? Said = null, int Percent = 0)
{
    /// <summary>Whether it comes without anybody doing anything.</summary>
    public bool IsComing => State is UploadState.Waiting or UploadState.Sending or UploadState.Lost;

    /// <summary>Why it was refused; a reason that is not known is none in particular.</summary>
    public UploadFault Reason => Enum.TryParse<UploadFault>(Fault, out var fault) && Enum.IsDefined(fault) ? fault : UploadFault.Refused;
}
