using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Files;

/// <summary>The file is larger than the portal takes.</summary>
/// <param name="Limit">The most bytes taken.</param>
public sealed record FileTooLarge(long Limit) : Refusal
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Facts => [Limit / 1048576m];
}

/// <summary>There is nothing in the file: most likely it was saved or chosen by mistake.</summary>
public sealed record FileEmpty : Refusal;

/// <summary>A message takes no more files than that.</summary>
/// <param name="Limit">How many it takes.</param>
public sealed record TooManyFiles(int Limit) : Refusal
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Facts => [Limit];
}

/// <summary>The person has too many uploads that are not sent yet.</summary>
/// <param name="Limit">How many are kept.</param>
public sealed record TooManyUploads(int Limit) : Refusal
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Facts => [Limit];
}

/// <summary>The company's files take all the room that it has.</summary>
/// <param name="Limit">The room, in bytes.</param>
public sealed record CompanyRoomFull(long Limit) : Refusal
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Facts => [Limit / 1048576m];
}

/// <summary>The portal's disk takes nothing more at present; what is there stays, and the upload can go on later.</summary>
public sealed record StoreFull : Refusal;

/// <summary>A file that was to be sent is not there any more, is not all there, or is not the sender's.</summary>
public sealed record UploadMissing : Refusal;

/// <summary>The upload was left alone for too long.</summary>
public sealed record UploadExpired : Refusal;

/// <summary>Another connection is writing the same upload at this moment.</summary>
public sealed record UploadBusy : Refusal;

/// <summary>What comes in does not go on where the upload stands.</summary>
/// <param name="Offset">Where it stands, in bytes.</param>
public sealed record OffsetDiffers(long Offset) : Refusal
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Facts => [Offset];
}

/// <summary>More bytes came than the upload has left; none of them was kept.</summary>
/// <param name="Offset">Where it stands, in bytes.</param>
public sealed record MoreThanSaid(long Offset) : Refusal
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Facts => [Offset];
}

/// <summary>What came in is not what was sent; none of it was kept.</summary>
public sealed record ChecksumDiffers : Refusal;

/// <summary>The scanner has not looked at the file yet.</summary>
public sealed record FileHeld : Refusal;

/// <summary>The scanner found something in the file: nobody gets it.</summary>
public sealed record FileInfected : Refusal;

/// <summary>The file's content is damaged or gone.</summary>
public sealed record FileLost : Refusal;
