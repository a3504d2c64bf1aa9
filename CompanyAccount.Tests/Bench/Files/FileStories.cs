using System.Text;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Files.UseCases;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.Requests.UseCases;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.Bench.Files;

/// <summary>Files that were sent before a test begins.</summary>
internal static class FileStories
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>What a client says of a file.</summary>
    public static UploadMetadata Named(string name, Guid? place = null) => new(FileName.Of(name), "text/plain", place);

    /// <summary>An upload of which nothing is here yet.</summary>
    public static async Task<Guid> BeginAsync(this TestDatabase database, Actor actor, long length, string name = "a.log", Guid? place = null)
    {
        // Ids sort by the millisecond.
        database.Time.Advance(TimeSpan.FromMilliseconds(1));
        return (await database.Get<BeginUpload>().RunAsync(actor, length, Named(name, place), Token)).Value.Id;
    }

    /// <summary>An upload that is all here.</summary>
    public static async Task<Guid> UploadAsync(this TestDatabase database, Actor actor, byte[] content, string name = "a.log", Guid? place = null)
    {
        var id = await database.BeginAsync(actor, content.Length, name, place);
        var standing = (await database.Get<ReceiveUpload>().RunAsync(actor, id, 0, new MemoryStream(content), null, Token)).Value;
        Assert.True(standing.IsWhole);
        return id;
    }

    /// <summary>The same with a text.</summary>
    public static Task<Guid> UploadAsync(this TestDatabase database, Actor actor, string content, string name = "a.log", Guid? place = null) =>
        database.UploadAsync(actor, Encoding.UTF8.GetBytes(content), name, place);

    /// <summary>A request whose description has a file.</summary>
    public static async Task<(RequestNumber Number, Guid File)> SubmitWithFileAsync(this TestDatabase database, byte[] content, string name = "a.log", Actor.Member? author = null)
    {
        var file = await database.UploadAsync(author ?? People.User, content, name);
        return (await database.SubmitAsync(author, Forms.Technical with { Uploads = [file] }), file);
    }

    /// <summary>The customer answers with files.</summary>
    public static async Task AnswerAsync(this TestDatabase database, RequestNumber number, params Guid[] uploads)
    {
        var version = (await database.FindAsync(number)).Version;
        Assert.Null((await database.Get<AnswerRequest>().RunAsync(People.User, number, version, Requests.Text() with { Uploads = uploads }, Token)).Refusal);
    }

    /// <summary>A request as somebody sees it.</summary>
    public static async Task<RequestDetails> SeeAsync(this TestDatabase database, Actor actor, RequestNumber number) => (await database.Get<ReadRequest>().RunAsync(actor, number, Token)).Value;

    /// <summary>A file as the database has it.</summary>
    public static async Task<RequestFile> FindFileAsync(this TestDatabase database, Guid id)
    {
        await using var db = database.Open();
        return await db.Files.AsNoTracking().SingleAsync(row => row.Id == id, Token);
    }

    /// <summary>An upload as the database has it.</summary>
    public static async Task<FileUpload?> FindUploadAsync(this TestDatabase database, Guid id)
    {
        await using var db = database.Open();
        return await db.Uploads.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, Token);
    }
}
