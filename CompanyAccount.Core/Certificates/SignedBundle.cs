using System.Text;

namespace CompanyAccount.Core.Certificates;

/// <summary>What Apple's portal for push certificates takes: a customer's request, signed by the vendor, as a property list in base64.</summary>
public static class SignedBundle
{
    /// <summary>Media type of the file.</summary>
    public const string ContentType = "application/octet-stream";

    /// <summary>Makes the file's content.</summary>
    /// <param name="request">The customer's request.</param>
    /// <param name="vendor">Who signs; the signature is checked against its certificate.</param>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The signature does not fit: there is no file.</exception>
    public static byte[] Make(SigningRequest request, VendorCertificate vendor)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(vendor);
        var signature = vendor.Sign(request.Der.Span);
        // Neither base64 nor PEM holds a character that XML would want written in another way.
        var list = $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
            <plist version="1.0">
            <dict>
            <key>PushCertCertificateChain</key>
            <string>{vendor.Chain}</string>
            <key>PushCertRequestCSR</key>
            <string>{Convert.ToBase64String(request.Der.Span)}</string>
            <key>PushCertSignature</key>
            <string>{Convert.ToBase64String(signature)}</string>
            </dict>
            </plist>

            """;
        return Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(list.ReplaceLineEndings("\n"))));
    }

    /// <summary>The file's name; a self-made certificate is named in it, so that nobody takes its work for the vendor's.</summary>
    /// <param name="number">The request's number, as people see it.</param>
    /// <param name="vendor">Who signed.</param>
    public static string NameOf(string number, VendorCertificate vendor)
    {
        ArgumentNullException.ThrowIfNull(vendor);
        return vendor.IsStandIn ? $"apns-{number}-development-self-made.plist" : $"apns-{number}.plist";
    }
}
