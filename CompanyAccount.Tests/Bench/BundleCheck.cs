using System.Text.Json;

namespace CompanyAccount.Tests.Bench;

/// <summary>Looks at a signed bundle with programs that nobody here wrote: openssl for keys and signatures, Python's own reader of property lists.</summary>
internal static class BundleCheck
{
    // Takes the bundle apart into files that openssl reads.
    private const string Script = """
        import base64, json, plistlib, sys
        bundle, out = sys.argv[1], sys.argv[2]
        entries = plistlib.loads(base64.b64decode(open(bundle, 'rb').read(), validate=True), fmt=plistlib.FMT_XML)
        open(out + '.der', 'wb').write(base64.b64decode(entries['PushCertRequestCSR'], validate=True))
        open(out + '.sig', 'wb').write(base64.b64decode(entries['PushCertSignature'], validate=True))
        blocks = [block + '-----END CERTIFICATE-----\n' for block in entries['PushCertCertificateChain'].split('-----END CERTIFICATE-----') if block.strip()]
        for place, block in enumerate(blocks):
            open('%s.%d.pem' % (out, place), 'w').write(block.lstrip())
        print(json.dumps({'keys': sorted(entries.keys()), 'chain': len(blocks)}))
        """;

    private const string Python = "/usr/bin/python3";

    /// <summary>Asserts that a bundle is what Apple's portal takes, and gives back the DER of the request in it.</summary>
    public static async Task<byte[]> VerifyAsync(byte[] bundle)
    {
        Assert.SkipUnless(File.Exists(Python) && File.Exists("/usr/bin/openssl"), "openssl and python3 are not installed: apt-get install openssl python3");
        var path = RunFolder.NewPath(".bundle");
        await File.WriteAllBytesAsync(path, bundle);
        var (exit, output) = await ToolRun.RunAsync(Python, "-c", Script, path, path);
        Assert.True(exit == 0, output);
        using var found = JsonDocument.Parse(output);
        Assert.Equal(["PushCertCertificateChain", "PushCertRequestCSR", "PushCertSignature"], found.RootElement.GetProperty("keys").EnumerateArray().Select(key => key.GetString()));
        Assert.Equal(3, found.RootElement.GetProperty("chain").GetInt32());

        // The request signs itself; the vendor signs the request; the root and the intermediate sign the vendor.
        await OpenSslAsync("verify OK", "req", "-inform", "DER", "-in", path + ".der", "-noout", "-verify");
        await OpenSslAsync("", "x509", "-in", path + ".0.pem", "-pubkey", "-noout", "-out", path + ".pub");
        await OpenSslAsync("Verified OK", "dgst", "-sha256", "-verify", path + ".pub", "-signature", path + ".sig", path + ".der");
        await OpenSslAsync(": OK", "verify", "-no_check_time", "-CAfile", path + ".2.pem", "-untrusted", path + ".1.pem", path + ".0.pem");
        return await File.ReadAllBytesAsync(path + ".der");
    }

    private static async Task OpenSslAsync(string expected, params string[] arguments)
    {
        var (exit, output) = await ToolRun.RunAsync("openssl", arguments);
        Assert.True(exit == 0 && output.Contains(expected, StringComparison.Ordinal), $"openssl {string.Join(' ', arguments)}: {output}");
    }
}
