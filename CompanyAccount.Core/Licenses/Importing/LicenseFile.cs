using System.Runtime.CompilerServices;
using System.Text;
using CompanyAccount.Core.Outcomes;
using CsvHelper;

namespace CompanyAccount.Core.Licenses.Importing;

/// <summary>
/// A file of issued licenses: CSV with commas, semicolons or tabs, in UTF-8 (with or without a byte order mark), UTF-16 or
/// Windows-1251. The first line names the columns, in Russian or English and in any order.
/// </summary>
public static class LicenseFile
{
    /// <summary>The largest file taken, in bytes.</summary>
    public const long SizeLimit = 64 * 1024 * 1024;

    /// <summary>The most lines taken.</summary>
    public const int LineLimit = 500_000;

    /// <summary>The columns, with the names that each may have; the first is the one that is documented.</summary>
    public static readonly IReadOnlyList<(string Column, bool Required, string[] Names)> Columns =
    [
        (nameof(LicenseLine.Number), true, ["number", "номер", "license", "лицензия"]),
        (nameof(LicenseLine.Code), true, ["code", "код", "activation code", "код активации"]),
        (nameof(LicenseLine.Product), true, ["product", "продукт"]),
        (nameof(LicenseLine.Kind), false, ["kind", "вид"]),
        (nameof(LicenseLine.Seats), true, ["seats", "количество", "мест"]),
        (nameof(LicenseLine.ValidFrom), true, ["valid from", "действует с", "с"]),
        (nameof(LicenseLine.ValidTo), true, ["valid to", "действует по", "по"]),
        (nameof(LicenseLine.Blocked), false, ["blocked", "заблокирована"]),
    ];

    private const int FieldLimit = 1000;
    private const int RecordLimit = 64 * 1024;

    /// <summary>Looks which columns the file has.</summary>
    /// <param name="file">A seekable stream, left at its beginning.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The file's encoding, or the columns that are missing.</returns>
    public static async Task<Outcome<Encoding>> InspectAsync(Stream file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var encoding = await EncodingOfAsync(file, cancellationToken);
        file.Position = 0;
        IReadOnlyList<string> headers;
        using (var csv = Open(file, encoding))
            headers = await HeadersOfAsync(csv, cancellationToken);
        var missing = Columns.Where(column => column.Required && IndexOf(headers, column.Names) < 0).Select(column => column.Names[0]).ToList();
        file.Position = 0;
        return missing.Count == 0 ? encoding : new MissingColumns(string.Join(", ", missing));
    }

    /// <summary>The lines, one after another; empty ones are passed over.</summary>
    /// <param name="file">The stream, at its beginning.</param>
    /// <param name="encoding">What <see cref="InspectAsync"/> found.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async IAsyncEnumerable<LicenseLine> ReadAsync(Stream file, Encoding encoding, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (broken, last) = (false, 1);
        using var csv = Open(file, encoding);
        var headers = await HeadersOfAsync(csv, cancellationToken);
        var places = Columns.Select(column => IndexOf(headers, column.Names)).ToArray();
        while (true)
        {
            bool read;
            try
            {
                read = await csv.ReadAsync(cancellationToken);
            }
            catch (CsvFormatException)
            {
                // Most likely a quote that is never closed: where the next line begins is anybody's guess.
                read = false;
                broken = true;
            }

            if (!read)
                break;
            yield return new((int)csv.LineNumber, At(0), At(1), At(2), At(3), At(4), At(5), At(6), At(7));
            last = (int)csv.LineNumber;
        }

        if (broken)
            yield return new(last + 1, "", "", "", "", "", "", "", "") { IsBroken = true };

        string At(int column)
        {
            var text = places[column] >= 0 && places[column] < csv.FieldCount ? csv.GetString(places[column]) : "";
            return text.Length <= FieldLimit ? text : text[..FieldLimit];
        }
    }

    private static CsvReader Open(Stream file, Encoding encoding) => CsvReader.Create(
        file,
        new CsvReaderOptions { Encoding = encoding, MaxRecordSize = RecordLimit, TrackLineNumbers = true, TrimWhitespace = true, SkipEmptyLines = true },
        leaveOpen: true);

    private static async Task<IReadOnlyList<string>> HeadersOfAsync(CsvReader csv, CancellationToken cancellationToken)
    {
        try
        {
            await csv.ReadHeaderAsync(cancellationToken);
            return [.. csv.Headers];
        }
        catch (CsvFormatException)
        {
            return [];
        }
    }

    private static int IndexOf(IReadOnlyList<string> headers, string[] names)
    {
        for (var i = 0; i < headers.Count; i++)
        {
            if (names.Contains(NameOf(headers[i])))
                return i;
        }

        return -1;
    }

    private static string NameOf(string header) => header.Trim('\uFEFF', ' ', '"').ToLowerInvariant().Replace('_', ' ');

    // Text that is not UTF-8 from a Russian spreadsheet is Windows-1251: nothing in the file itself says so.
    private static async Task<Encoding> EncodingOfAsync(Stream file, CancellationToken cancellationToken)
    {
        file.Position = 0;
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[1 << 16];
        var characters = new char[bytes.Length + 1];
        var first = true;
        while (await file.ReadAsync(bytes, cancellationToken) is > 0 and var read)
        {
            if (first && read >= 2 && (bytes[0], bytes[1]) is (0xFF, 0xFE) or (0xFE, 0xFF))
                return Encoding.Unicode;
            first = false;
            try
            {
                decoder.GetChars(bytes, 0, read, characters, 0);
            }
            catch (DecoderFallbackException)
            {
                return CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
            }
        }

        return Encoding.UTF8;
    }
}
