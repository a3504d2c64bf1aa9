using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Files.UseCases;
using CompanyAccount.Core.Jobs;
using CompanyAccount.Core.Notices;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Files;
using CompanyAccount.Tests.UseCases.Companies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CompanyAccount.Tests.UseCases.Files;

/// <summary>What becomes of files that were sent: taken, damaged, scanned, swept.</summary>
public sealed class KeepingFiles
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Each_download_stands_in_the_audit_log_and_a_damaged_file_is_lost(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (number, id) = await database.SubmitWithFileAsync([1, 2, 3], "дамп.bin");
        var take = database.Get<TakeFile>();
        await using (var taken = (await take.RunAsync(People.Engineer, number, id, Token)).Value.Content)
            Assert.Equal(3, taken.Length);
        await using (var db = database.Open())
        {
            var line = await db.AuditEntries.SingleAsync(row => row.Kind == AuditKind.FileTaken, Token);
            Assert.Equal((People.Romashka, People.Engineer.PersonId, id, number.ToString()), (line.CompanyId, line.ActorId, line.SubjectId, line.Detail));
            Assert.Equal("дамп.bin", (await db.AuditWords.SingleAsync(row => row.EntryId == line.Id, Token)).SubjectName);
        }

        // One bit is another, the length is the same; nobody looked at it for a while.
        var content = Assert.Single(ContentsOf(database));
        await File.WriteAllBytesAsync(content, [1, 2, 2], Token);
        database.Time.Advance(FileRoom.TrustedFor);
        Assert.IsType<FileLost>((await take.RunAsync(People.User, number, id, Token)).Refusal);
        Assert.Equal(FileState.Lost, (await database.SeeAsync(People.User, number)).Files[0].State);
        // Sent again, the content is good again, for the new file.
        var again = await database.UploadAsync(People.User, [1, 2, 3]);
        await database.AnswerAsync(number, again);
        await using var second = (await take.RunAsync(People.User, number, again, Token)).Value.Content;
        Assert.Equal(3, second.Length);
        File.Delete(content);
        Assert.IsType<FileLost>((await take.RunAsync(People.User, number, again, Token)).Refusal);
    }

    [Fact]
    public async Task A_disk_that_is_away_loses_no_file()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var (number, id) = await database.SubmitWithFileAsync([1, 2, 3]);
        var folder = Directory.GetParent(Assert.Single(ContentsOf(database)))!.Parent!.FullName;
        Directory.Move(folder, $"{folder}-away");
        Assert.IsType<TemporarilyUnavailable>((await database.Get<TakeFile>().RunAsync(People.User, number, id, Token)).Refusal);
        Assert.IsType<TemporarilyUnavailable>((await database.Get<TakePreview>().RunAsync(People.User, number, id, PreviewSize.Preview, Token)).Refusal);
        Directory.Move($"{folder}-away", folder);
        await using var taken = (await database.Get<TakeFile>().RunAsync(People.User, number, id, Token)).Value.Content;
        Assert.Equal(3, taken.Length);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_no_row_uses_is_swept_after_a_day_and_an_erased_companys_files_with_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var sweep = new FileSweepDesk(database.Store, database.Get<FileRoom>(), database.Get<PreviewShelf>(), database.Time);
        var (number, _) = await database.SubmitWithFileAsync([1], author: People.VectorUser);
        _ = await database.SubmitWithFileAsync([2]);
        _ = await database.SubmitWithFileAsync([3]);
        _ = await database.SubmitWithFileAsync([3], author: People.VectorUser);
        _ = await database.UploadAsync(People.User, [4]);
        var dropped = await database.UploadAsync(People.VectorUser, [5]);
        Assert.Null((await database.Get<DropUpload>().RunAsync(People.VectorUser, dropped, Token)).Refusal);
        Assert.Equal(5, ContentsOf(database).Count);
        Assert.Equal(0, await sweep.SweepAsync(Token));
        database.Time.Advance(FileSweepDesk.Grace + TimeSpan.FromMinutes(1));
        Assert.Equal(1, await sweep.SweepAsync(Token));
        Assert.Equal(4, ContentsOf(database).Count);

        await KeepingCompanies.DeleteAsync(database);
        database.Time.Advance(TimeSpan.FromDays(30));
        await new ErasureDesk(database.Store, database.Feed, database.Time, NullLogger<ErasureDesk>.Instance).SweepAsync(Token);
        await sweep.SweepAsync(Token);
        // The content that another company has too stays.
        Assert.Equal([1, 3], ContentsOf(database).Select(file => (int)File.ReadAllBytes(file)[0]).Order());
        Assert.Single((await database.SeeAsync(People.Engineer, number)).Files);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_file_is_held_until_the_scanner_found_it_clean_and_an_infected_one_is_kept_from_everyone(DatabaseProvider provider)
    {
        await using var clam = ClamServer.Prepare();
        await using var database = await TestDatabase.CreateAsync(provider);
        var attachments = new Attachments(new() { Scanned = true }, database.Time);
        var clean = await AttachAsync("чистый"u8.ToArray());
        var infected = await AttachAsync(ClamServer.TestVirus);
        var large = await AttachAsync(new byte[2 << 20]);
        var desk = new ScanDesk(database.Store, database.Get<FileRoom>(), new(clam.Options, database.Time), clam.Options, database.Feed, database.Time, NullLogger<ScanDesk>.Instance);

        // The scanner is away: all wait, for everyone.
        Assert.Equal(0, await desk.SweepAsync(Token));
        Assert.IsType<FileHeld>((await database.Get<TakeFile>().RunAsync(People.Engineer, clean.Number, clean.File, Token)).Refusal);
        await clam.StartAsync();
        database.Time.Advance(TimeSpan.FromSeconds(clam.Options.RetrySeconds));
        Assert.Equal(2, await desk.SweepAsync(Token));

        await using (var taken = (await database.Get<TakeFile>().RunAsync(People.Engineer, clean.Number, clean.File, Token)).Value.Content)
            Assert.Equal(12, taken.Length);
        foreach (var person in People.All.Where(person => person == People.User || person == People.Engineer || person == People.Owner))
            Assert.IsType<FileInfected>((await database.Get<TakeFile>().RunAsync(person, infected.Number, infected.File, Token)).Refusal);
        // What the scanner does not look at as a whole is not clean by that.
        Assert.Equal(FileState.Waiting, (await database.FindFileAsync(large.File)).State);
        await using var db = database.Open();
        var bell = await db.Bells.SingleAsync(row => row.Kind == BellKind.FileInfected, Token);
        Assert.Equal((People.User.PersonId, "вирус.txt"), (bell.PersonId, bell.Subject));

        // A content that cannot even be opened keeps no other file from its turn.
        var broken = await AttachAsync("сломан"u8.ToArray());
        var content = (await database.FindFileAsync(broken.File)).Sha256;
        var place = ContentsOf(database).Single(file => file.EndsWith(content, StringComparison.Ordinal));
        File.Delete(place);
        Directory.CreateDirectory(place);
        var next = await AttachAsync("следующий"u8.ToArray());
        Assert.Equal(1, await desk.SweepAsync(Token));
        Assert.Equal((FileState.Waiting, FileState.Clean), ((await database.FindFileAsync(broken.File)).State, (await database.FindFileAsync(next.File)).State));

        async Task<(Core.Requests.RequestNumber Number, Guid File)> AttachAsync(byte[] bytes)
        {
            var number = await database.SubmitAsync();
            var content = (await database.Get<FileRoom>().KeepAsync(new MemoryStream(bytes), bytes.Length, Token)).Value;
            await using var db = database.Open();
            var request = await db.Requests.SingleAsync(row => row.Number == number.Value, Token);
            var message = await db.Messages.SingleAsync(row => row.RequestId == request.Id, Token);
            var file = attachments.Add(db, request, message, content, FileName.Of("вирус.txt"), "text/plain", People.User.PersonId);
            await db.SaveChangesAsync(Token);
            return (number, file.Id);
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_preview_is_for_those_who_may_have_the_file_and_is_made_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (number, id) = await database.SubmitWithFileAsync(Pictures.Make(40, 20), "снимок.png");
        var (other, text) = await database.SubmitWithFileAsync([1, 2, 3], "не снимок.png");
        var take = database.Get<TakePreview>();
        Assert.NotEmpty((await take.RunAsync(People.User, number, id, PreviewSize.Thumbnail, Token)).Value.Picture);
        Assert.NotEmpty((await take.RunAsync(People.Engineer, number, id, PreviewSize.Preview, Token)).Value.Picture);
        Assert.IsType<NotFound>((await take.RunAsync(People.User, other, text, PreviewSize.Preview, Token)).Refusal);
        Assert.IsType<NotFound>((await take.RunAsync(People.VectorUser, number, id, PreviewSize.Preview, Token)).Refusal);
        // The right file under a wrong request.
        Assert.IsType<NotFound>((await take.RunAsync(People.User, other, id, PreviewSize.Preview, Token)).Refusal);
        await using var db = database.Open();
        // Who looks through a list has opened nothing.
        var seen = await db.AuditEntries.SingleAsync(row => row.Kind == AuditKind.FilePreviewed, Token);
        Assert.Equal((People.Engineer.PersonId, id), (seen.ActorId, seen.SubjectId));

        foreach (var content in ContentsOf(database))
            await File.WriteAllBytesAsync(content, [1], Token);
        database.Time.Advance(FileRoom.TrustedFor);
        Assert.NotEmpty((await take.RunAsync(People.User, number, id, PreviewSize.Preview, Token)).Value.Picture);
        foreach (var (state, refusal) in ((FileState, Type)[])[(FileState.Waiting, typeof(FileHeld)), (FileState.Infected, typeof(FileInfected)), (FileState.Lost, typeof(FileLost))])
        {
            await db.Files.Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(file => file.State, state), Token);
            foreach (var size in Enum.GetValues<PreviewSize>())
                Assert.IsType(refusal, (await take.RunAsync(People.User, number, id, size, Token)).Refusal);
        }

        // Kept for a while; what is asked for after that is made again, of what is damaged by now.
        await db.Files.Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(file => file.State, FileState.Clean), Token);
        database.Get<PreviewShelf>().Sweep();
        Assert.Null((await take.RunAsync(People.User, number, id, PreviewSize.Preview, Token)).Refusal);
        database.Get<PreviewShelf>().Sweep(most: 0);
        Assert.IsType<FileLost>((await take.RunAsync(People.User, number, id, PreviewSize.Preview, Token)).Refusal);
        Assert.Equal(FileState.Lost, (await database.FindFileAsync(id)).State);
    }

    [Theory]
    [InlineData("stream: OK", "Clean", "")]
    [InlineData("stream: Test.Virus FOUND", "Infected", "Test.Virus")]
    [InlineData("stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND", "Unknown", "stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND")]
    [InlineData("INSTREAM size limit exceeded. ERROR", "Unknown", "INSTREAM size limit exceeded. ERROR")]
    [InlineData("", "Unknown", "No answer.")]
    public void Only_a_clear_word_of_the_scanner_is_one(string answer, string finding, string words)
    {
        var verdict = ClamdScanner.VerdictOf(answer);
        Assert.Equal((finding, words), (verdict.Finding.ToString(), verdict.Words));
    }

    [Theory]
    [InlineData("unix:/run/clamav/clamd.ctl", true)]
    [InlineData("tcp://127.0.0.1:3310", true)]
    [InlineData("tcp://[::1]:3310", true)]
    [InlineData("", true)]
    [InlineData("127.0.0.1:3310", false)]
    [InlineData("tcp://clamd", false)]
    [InlineData("tcp://clamd:99999", false)]
    [InlineData("http://clamd:3310", false)]
    public void A_wrong_address_of_the_scanner_stops_the_start(string address, bool isRight)
    {
        var fault = Record.Exception(() => new ScannerOptions { Address = address }.Checked());
        Assert.Equal(isRight, fault is null);
    }

    private static List<string> ContentsOf(TestDatabase database)
    {
        var uploads = Path.GetDirectoryName(database.Get<FileRoom>().UploadPath(Guid.Empty))!;
        return [.. Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(uploads)!, "content"), "*", SearchOption.AllDirectories)];
    }
}
