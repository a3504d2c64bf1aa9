using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Licenses.UseCases;

/// <summary>Applies lines of a file to the licenses, some hundred at a time, and remembers which numbers and codes the file had already.</summary>
internal sealed class LicenseBatches(IReadOnlyDictionary<string, string> products)
{
    private readonly HashSet<string> _numbers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _codes = new(StringComparer.Ordinal);

    /// <summary>Applies the lines to the licenses of an open database; the caller saves, then calls <see cref="LicenseBatch.Keep"/>.</summary>
    public async Task<LicenseBatch> ApplyAsync(PortalDb db, LicenseLine[] lines, DateTimeOffset now)
    {
        HashSet<string> numbers = [];
        HashSet<string> codes = [];
        var read = lines.Select(line => (Line: line, License: line.Read(name => products.GetValueOrDefault(name), out var fault), Fault: fault)).ToList();
        var wantedNumbers = read.Select(row => row.License?.Number).OfType<string>().Distinct().ToList();
        var wantedCodes = read.Select(row => row.License?.ActivationCode).OfType<string>().Distinct().ToList();
        var known = await db.Licenses.Where(row => wantedNumbers.Contains(row.Number) || wantedCodes.Contains(row.ActivationCode)).ToListAsync(CancellationToken.None);
        var byNumber = known.ToDictionary(row => row.Number, StringComparer.Ordinal);
        var byCode = known.ToDictionary(row => row.ActivationCode, StringComparer.Ordinal);
        List<LineAnswer> answers = [];
        HashSet<Guid> companies = [];
        List<License> blockChanged = [];
        foreach (var (line, license, fault) in read)
        {
            var (result, wrong) = license is null ? (LineResult.Refused, fault) : Apply(license);
            var number = line.Number.Trim();
            answers.Add(new(line.Line, number.Length <= LicenseLine.NumberLimit ? number : number[..LicenseLine.NumberLimit], result, wrong));
        }

        return new(answers, companies, blockChanged, () =>
        {
            _numbers.UnionWith(numbers);
            _codes.UnionWith(codes);
        });

        (LineResult, LineFault) Apply(IssuedLicense license)
        {
            if (_numbers.Contains(license.Number) || !numbers.Add(license.Number))
                return (LineResult.Refused, LineFault.NumberTwice);
            if (_codes.Contains(license.ActivationCode) || !codes.Add(license.ActivationCode))
                return (LineResult.Refused, LineFault.CodeTwice);
            if (byCode.TryGetValue(license.ActivationCode, out var holder) && holder.Number != license.Number)
                return (LineResult.Refused, LineFault.CodeOfAnother);
            if (byNumber.TryGetValue(license.Number, out var old))
            {
                var (oldCode, wasBlocked) = (old.ActivationCode, old.IsBlocked);
                if (!old.Correct(license))
                    return (LineResult.Unchanged, LineFault.None);
                // The code that it had is free for a later line: else that line would be refused now and taken when the file comes again.
                byCode.Remove(oldCode);
                byCode[license.ActivationCode] = old;
                if (old.CompanyId is { } companyId)
                    companies.Add(companyId);
                if (old.IsBlocked != wasBlocked)
                    blockChanged.Add(old);
                return (LineResult.Changed, LineFault.None);
            }

            var issued = new License(Guid.CreateVersion7(now), license.Number, license.ActivationCode, license.ProductId, license.Kind, license.Seats, license.ValidFrom, license.ValidTo);
            if (license.IsBlocked)
                issued.Block(blocked: true);
            db.Licenses.Add(issued);
            return (LineResult.Added, LineFault.None);
        }
    }
}

/// <summary>What some lines of the file did.</summary>
/// <param name="Answers">The answer to each line.</param>
/// <param name="Companies">Whose licenses changed.</param>
/// <param name="BlockChanged">Licenses that were blocked, or hold again.</param>
/// <param name="Keep">To be called once all is saved.</param>
internal sealed record LicenseBatch(IReadOnlyList<LineAnswer> Answers, IReadOnlySet<Guid> Companies, IReadOnlyList<License> BlockChanged, Action Keep);
