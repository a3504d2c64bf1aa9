using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Certificates;

/// <summary>What is wrong with a file that should be a certificate signing request. Each has a sentence under <c>Csr_</c> + name.</summary>
public enum SigningRequestFault
{
    /// <summary>The file holds nothing.</summary>
    Empty,

    /// <summary>More bytes than are taken; the detail is the limit in KiB.</summary>
    TooLarge,

    /// <summary>The file holds a private key, which has been seen by others now and must be replaced.</summary>
    HoldsPrivateKey,

    /// <summary>Written in UTF-16, as some editors save text.</summary>
    Utf16,

    /// <summary>Begins with the invisible mark of UTF-8.</summary>
    ByteOrderMark,

    /// <summary>A certificate, which is what a request is turned into.</summary>
    Certificate,

    /// <summary>A PEM block of another kind; the detail is its label.</summary>
    WrongLabel,

    /// <summary>More than one block.</summary>
    SeveralBlocks,

    /// <summary>Something before or after the block.</summary>
    SomethingAround,

    /// <summary>A PEM block that was cut or changed.</summary>
    BrokenBlock,

    /// <summary>No PKCS#10 request at all, in neither form.</summary>
    NotARequest,

    /// <summary>The key is none of RSA.</summary>
    NotRsa,

    /// <summary>The key is shorter than is taken; the detail is its length in bits.</summary>
    KeyTooShort,

    /// <summary>The key is longer than is taken; the detail is its length in bits.</summary>
    KeyTooLong,

    /// <summary>The numbers of the key make no RSA key that could be used.</summary>
    UnusableKey,

    /// <summary>Signed over a hash that is not safe any more; the detail is its name.</summary>
    WeakHash,

    /// <summary>Signed in a way that is none of RSA with a hash of SHA-2; the detail is the way's object identifier.</summary>
    UnknownSignature,

    /// <summary>Its own signature does not fit: the file was changed, or made by somebody without the key.</summary>
    SignatureInvalid,
}

/// <summary>A file that is no signing request as it must be.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Detail">The fact of the sentence, as <see cref="SigningRequestFault"/> says; empty for none.</param>
public sealed record BadSigningRequest(SigningRequestFault Fault, string Detail = "") : Refusal;
