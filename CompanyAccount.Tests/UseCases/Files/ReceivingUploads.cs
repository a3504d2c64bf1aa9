using System.Security.Cryptography;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Files.UseCases;
using CompanyAccount.Core.Jobs;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Files;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Files;

/// <summary>Files come in by pieces, and each byte is there once.</summary>
public sealed class ReceivingUploads
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 300_000).Select(place => (byte)(place * 7 + place / 251))];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Pieces_make_the_whole_and_no_piece_goes_anywhere_but_at_its_end(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.BeginAsync(People.User, Content.Length);
        Assert.Equal(100_000, (await ReceiveAsync(database, id, 0, Content[..100_000])).Value.Offset);
        foreach (var wrong in (long[])[0, 99_999, 100_001, Content.Length])
            Assert.Equal(100_000, Assert.IsType<OffsetDiffers>((await ReceiveAsync(database, id, wrong, [1])).Refusal).Offset);
        // More than was said: not a byte of it is kept.
        Assert.Equal(100_000, Assert.IsType<MoreThanSaid>((await ReceiveAsync(database, id, 100_000, [.. Content[100_000..], 1])).Refusal).Offset);
        Assert.Equal(100_000, (await ResumeAsync(database, id)).Value.Offset);
        Assert.Equal(100_000, (await ReceiveAsync(database, id, 100_000, [])).Value.Offset);

        var whole = (await ReceiveAsync(database, id, 100_000, Content[100_000..])).Value;
        Assert.Equal((Content.Length, true), (whole.Offset, whole.IsWhole));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Content)), (await database.FindUploadAsync(id))!.Sha256);
        // Finished twice is finished once.
        Assert.True((await ReceiveAsync(database, id, Content.Length, [])).Value.IsWhole);
        Assert.IsType<OffsetDiffers>((await ReceiveAsync(database, id, 0, Content)).Refusal);
        await using var stream = await database.Get<FileRoom>().OpenAsync((await database.FindUploadAsync(id))!.Content!, Token);
        using var copy = new MemoryStream();
        await stream!.CopyToAsync(copy, Token);
        Assert.Equal(Content, copy.ToArray());
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_piece_with_a_checksum_is_kept_whole_or_not_at_all(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.BeginAsync(People.User, 6);
        var receive = database.Get<ReceiveUpload>();
        Assert.IsType<ChecksumDiffers>((await receive.RunAsync(People.User, id, 0, new MemoryStream([1, 2, 3]), Checksum("sha1", Sha1([1, 2, 4])), Token)).Refusal);
        Assert.Equal(0, (await ResumeAsync(database, id)).Value.Offset);
        Assert.Equal(3, (await receive.RunAsync(People.User, id, 0, new MemoryStream([1, 2, 3]), Checksum("sha1", Sha1([1, 2, 3])), Token)).Value.Offset);
        Assert.True((await receive.RunAsync(People.User, id, 3, new MemoryStream([4, 5, 6]), Checksum("sha256", SHA256.HashData([4, 5, 6])), Token)).Value.IsWhole);
        foreach (var malformed in (string[])["md5 YQ==", "sha1", "sha1 YQ==", "sha1 nonsense!", "sha256 " + Convert.ToBase64String(new byte[20])])
            Assert.False(UploadChecksum.TryParse(malformed, out _));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_connection_that_breaks_off_keeps_what_came_and_meanwhile_nobody_else_writes(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.BeginAsync(People.User, Content.Length);
        using var line = new HangingLine(Content[..1000]);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var writing = database.Get<ReceiveUpload>().RunAsync(People.User, id, 0, line, null, gone.Token);
        await line.Hanging;
        Assert.IsType<UploadBusy>((await ReceiveAsync(database, id, 0, Content)).Refusal);
        Assert.IsType<UploadBusy>((await database.Get<DropUpload>().RunAsync(People.User, id, Token)).Refusal);
        // Another node has no lock but the file's own.
        using var elsewhere = new UploadDesk(database.Store, database.Get<FileRoom>(), new(), database.Time);
        Assert.IsType<UploadBusy>((await new ReceiveUpload(elsewhere).RunAsync(People.User, id, 0, new MemoryStream(Content), null, Token)).Refusal);
        await gone.CancelAsync();
        Assert.Equal(1000, (await writing).Value.Offset);
        Assert.True((await ReceiveAsync(database, id, 1000, Content[1000..])).Value.IsWhole);
    }

    [Fact]
    public async Task A_connection_that_falls_silent_is_given_up_and_the_sender_goes_on_over_a_new_one()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var id = await database.BeginAsync(People.User, Content.Length);
        using var line = new HangingLine(Content[..1000]);
        var writing = database.Get<ReceiveUpload>().RunAsync(People.User, id, 0, line, null, Token);
        await line.Hanging;
        database.Time.Advance(UploadDesk.SilentFor - TimeSpan.FromSeconds(1));
        Assert.False(writing.IsCompleted);
        database.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1000, (await writing).Value.Offset);
        Assert.True((await ReceiveAsync(database, id, 1000, Content[1000..])).Value.IsWhole);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task After_a_kill_the_upload_stands_where_both_file_and_row_know(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var room = database.Get<FileRoom>();
        var id = await database.BeginAsync(People.User, Content.Length);
        await ReceiveAsync(database, id, 0, Content[..1000]);
        // More is in the file than was noted: written, but not flushed for sure.
        await File.AppendAllBytesAsync(room.UploadPath(id), [0, 0, 0], Token);
        Assert.Equal(1000, (await ResumeAsync(database, id)).Value.Offset);
        await ReceiveAsync(database, id, 1000, Content[1000..2000]);
        // Less, after the folder was put back from a backup.
        await File.WriteAllBytesAsync(room.UploadPath(id), Content[..500], Token);
        Assert.Equal(500, (await ResumeAsync(database, id)).Value.Offset);
        Assert.True((await ReceiveAsync(database, id, 500, Content[500..])).Value.IsWhole);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Content)), (await database.FindUploadAsync(id))!.Sha256);

        // The last byte was noted, the end was cut off.
        var cut = await database.BeginAsync(People.User, 3);
        await File.WriteAllBytesAsync(room.UploadPath(cut), [1, 2, 3], Token);
        await using (var db = database.Open())
            await db.Uploads.Where(row => row.Id == cut).ExecuteUpdateAsync(row => row.SetProperty(upload => upload.Offset, 3L), Token);
        Assert.True((await ResumeAsync(database, cut)).Value.IsWhole);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Another_persons_upload_is_as_good_as_none(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.BeginAsync(People.User, 3);
        foreach (var other in People.All.Where(person => person != People.User))
        {
            Assert.IsType<NotFound>((await database.Get<ResumeUpload>().RunAsync(other, id, Token)).Refusal);
            Assert.IsType<NotFound>((await database.Get<ReceiveUpload>().RunAsync(other, id, 0, new MemoryStream([1]), null, Token)).Refusal);
            Assert.IsType<NotFound>((await database.Get<DropUpload>().RunAsync(other, id, Token)).Refusal);
        }

        Assert.Null((await database.Get<DropUpload>().RunAsync(People.User, id, Token)).Refusal);
        Assert.IsType<NotFound>((await ResumeAsync(database, id)).Refusal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Files_have_a_size_people_a_number_companies_a_room_and_the_disk_an_end(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var limits = new FileLimits { FileBytes = 10, CompanyBytes = 25, UploadsPerPerson = 3, FilesPerMessage = 3 };
        var room = database.Get<FileRoom>();
        var begin = new BeginUpload(database.Store, room, limits, database.Time);
        Assert.IsType<FileEmpty>((await BeginAsync(begin, 0)).Refusal);
        Assert.IsType<FileTooLarge>((await BeginAsync(begin, 11)).Refusal);
        Assert.Null((await BeginAsync(begin, 10)).Refusal);
        // Two take the last room at the same moment: it is one's.
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => BeginAsync(begin, 8), Token)));
        Assert.Single(both, outcome => !outcome.IsRefused);
        Assert.True(both.Single(outcome => outcome.IsRefused).Refusal is CompanyRoomFull or TemporarilyUnavailable);
        Assert.Equal(25, Assert.IsType<CompanyRoomFull>((await BeginAsync(begin, 8)).Refusal).Limit);
        Assert.Null((await BeginAsync(begin, 1)).Refusal);
        Assert.IsType<TooManyUploads>((await BeginAsync(begin, 1)).Refusal);
        // What ran out takes nobody's place any more, swept or not.
        database.Time.Advance(TimeSpan.FromDays(limits.UploadDays));
        Assert.Null((await BeginAsync(begin, 10)).Refusal);

        var full = new FileRoom(new(RunFolder.NewPath(".full"), long.MaxValue), database.Time);
        Assert.IsType<StoreFull>((await BeginAsync(new(database.Store, full, new(), database.Time), 8)).Refusal);
        Assert.IsType<StoreFull>((await full.KeepAsync(new MemoryStream([1]), 1, Token)).Refusal);
        Assert.IsType<FileEmpty>((await room.KeepAsync(new MemoryStream(), 10, Token)).Refusal);
        Assert.IsType<FileTooLarge>((await room.KeepAsync(new MemoryStream(new byte[11]), 10, Token)).Refusal);
        Assert.Equal(10, (await room.KeepAsync(new MemoryStream(new byte[10]), 10, Token)).Value.Length);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_abandoned_upload_expires_and_is_swept_and_one_that_goes_on_is_not(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var sweep = new FileSweepDesk(database.Store, database.Get<FileRoom>(), database.Get<PreviewShelf>(), database.Time);
        var abandoned = await database.BeginAsync(People.User, 3);
        var alive = await database.BeginAsync(People.User, 3);
        await ReceiveAsync(database, abandoned, 0, [1]);
        database.Time.Advance(TimeSpan.FromDays(6));
        await ReceiveAsync(database, alive, 0, [1]);
        database.Time.Advance(TimeSpan.FromDays(1));
        Assert.IsType<UploadExpired>((await ResumeAsync(database, abandoned)).Refusal);
        Assert.IsType<UploadExpired>((await ReceiveAsync(database, abandoned, 1, [2])).Refusal);
        // The row, and the file that is older than the clock of this test.
        Assert.Equal(2, await sweep.SweepAsync(Token));
        Assert.Null(await database.FindUploadAsync(abandoned));
        Assert.False(File.Exists(database.Get<FileRoom>().UploadPath(abandoned)));
        Assert.True((await ReceiveAsync(database, alive, 1, [2, 3])).Value.IsWhole);
    }

    private static Task<Outcome<UploadStanding>> ReceiveAsync(TestDatabase database, Guid id, long offset, byte[] piece) =>
        database.Get<ReceiveUpload>().RunAsync(People.User, id, offset, new MemoryStream(piece), null, Token);

    private static Task<Outcome<UploadStanding>> ResumeAsync(TestDatabase database, Guid id) => database.Get<ResumeUpload>().RunAsync(People.User, id, Token);

    private static Task<Outcome<UploadStanding>> BeginAsync(BeginUpload begin, long length) => begin.RunAsync(People.User, length, FileStories.Named("a.log"), Token);

#pragma warning disable CA5350 // The checksum that every server of tus has to know; nothing is trusted for it.
    private static byte[] Sha1(byte[] piece) => SHA1.HashData(piece);
#pragma warning restore CA5350

    private static UploadChecksum Checksum(string algorithm, byte[] hash)
    {
        Assert.True(UploadChecksum.TryParse($"{algorithm} {Convert.ToBase64String(hash)}", out var checksum));
        return checksum!;
    }

    /// <summary>A connection that gives some bytes and then nothing, until it is given up.</summary>
    private sealed class HangingLine(byte[] bytes) : MemoryStream(bytes)
    {
        private readonly TaskCompletionSource _hanging = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Hanging => _hanging.Task;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (await base.ReadAsync(buffer, cancellationToken) is var read and > 0)
                return read;
            _hanging.TrySetResult();
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            return 0;
        }
    }
}
