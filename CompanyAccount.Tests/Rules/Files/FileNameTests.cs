using System.Text;
using CompanyAccount.Core.Files;
using CsCheck;

namespace CompanyAccount.Tests.Rules.Files;

public sealed class FileNameTests
{
    private static readonly string[] Rivals = ["a.txt", "A.TXT", "a (2).txt", "a (3).txt", "b"];

    [Theory]
    [InlineData("отчёт за май.log", "отчёт за май.log")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\Users\anna\dump.dmp", "dump.dmp")]
    [InlineData("..", "file")]
    [InlineData(".", "file")]
    [InlineData("", "file")]
    [InlineData(null, "file")]
    [InlineData("/", "file")]
    [InlineData(".htaccess", "htaccess")]
    [InlineData("a\0b\r\n\tc.txt", "abc.txt")]
    [InlineData("invoice\u202Egpj.exe", "invoicegpj.exe")]
    [InlineData("a\u200B\uFEFFb.txt", "ab.txt")]
    [InlineData("a\u00A0\u2003b.txt", "a  b.txt")]
    [InlineData("what?<is>|this*:\".txt", "what__is__this___.txt")]
    [InlineData("trailing. . .", "trailing")]
    [InlineData("CON", "_CON")]
    [InlineData("nul.txt", "_nul.txt")]
    [InlineData("COM1 .log.gz", "_COM1 .log.gz")]
    [InlineData("lpt².x", "_lpt².x")]
    [InlineData("CONSOLE.txt", "CONSOLE.txt")]
    [InlineData("е\u0308.txt", "ё.txt")]
    public void A_name_becomes_safe(string? given, string safe) => Assert.Equal(safe, FileName.Of(given).ToString());

    [Fact]
    public void A_long_name_is_cut_before_its_ending()
    {
        var name = FileName.Of(new string('я', 500) + ".har").ToString();
        Assert.Equal((FileName.Limit, true), (name.Length, name.EndsWith("я.har", StringComparison.Ordinal)));
        Assert.Equal(FileName.Limit, FileName.Of("a." + new string('b', 500)).ToString().Length);
        // Half of an emoji is none.
        Assert.Equal("_ half.txt", FileName.Of("\uD83D half.txt").ToString());
        // An emoji that the cut would halve goes whole.
        var emoji = FileName.Of(new string('a', FileName.Limit - 5) + "😀😀.txt").ToString();
        Assert.Equal(new string('a', FileName.Limit - 5) + ".txt", emoji);
    }

    [Fact]
    public void Whatever_is_given_the_name_is_safe_and_stays_as_it_is() => Gen.String[Gen.Char, 0, 300].Sample(given =>
    {
        var name = FileName.Of(given).ToString();
        Assert.Equal(name, FileName.Of(name).ToString());
        Assert.InRange(name.Length, 1, FileName.Limit);
        Assert.DoesNotContain(name, character => char.IsControl(character) || @"/\<>:""|?*".Contains(character, StringComparison.Ordinal));
        Assert.NotEqual('.', name[0]);
        Assert.Equal(name, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)));
    });

    [Fact]
    public void The_same_name_twenty_times_is_numbered()
    {
        var names = FileName.Numbered(Enumerable.Repeat("A.log", 20));
        Assert.Equal(["A.log", "A (2).log", "A (3).log"], names.Take(3));
        Assert.Equal("A (20).log", names[^1]);
        Assert.Equal(["a", "A (2)", "a (3)", "a (2) (2)"], FileName.Numbered(["a", "A", "a", "a (2)"]));
        Assert.Equal(20, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Numbered_names_are_all_different() =>
        Gen.Int[0, Rivals.Length - 1].Select(place => Rivals[place]).Array[0, 40].Sample(names =>
        {
            var numbered = FileName.Numbered(names);
            Assert.Equal(names.Length, numbered.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        });

    [Theory]
    [InlineData("text/plain; charset=utf-8", "text/plain")]
    [InlineData("IMAGE/PNG", "image/png")]
    [InlineData("application/vnd.ms-excel", "application/vnd.ms-excel")]
    [InlineData("text/html\r\nX-Evil: 1", "application/octet-stream")]
    [InlineData("nonsense", "application/octet-stream")]
    [InlineData("a/b/c", "application/octet-stream")]
    [InlineData(null, "application/octet-stream")]
    public void What_a_file_is_said_to_be_is_a_type_or_nothing(string? given, string kept) => Assert.Equal(kept, ContentType.Of(given));

    [Fact]
    public void Metadata_is_read_as_clients_write_it()
    {
        Assert.True(UploadMetadata.TryParse($"filename {Base64("отчёт.log")},filetype {Base64("text/plain")}, place {Base64("0199aaaa-0000-7000-8000-000000000099")},is_confidential", out var read));
        Assert.Equal(("отчёт.log", "text/plain", new Guid("0199aaaa-0000-7000-8000-000000000099")), (read.Name.ToString(), read.ContentType, read.PlaceId!.Value));
        Assert.True(UploadMetadata.TryParse(null, out read));
        Assert.Equal(("file", ContentType.Unknown, null), (read.Name.ToString(), read.ContentType, read.PlaceId));
        Assert.True(UploadMetadata.TryParse("name /w==,place " + Base64("nonsense"), out read));
        Assert.Null(read.PlaceId);
        foreach (var malformed in (string[])["filename not-base64!", "filename YQ== YQ==", "filename YQ==,filename YQ==", ",", new string('a', UploadMetadata.HeaderLimit + 1)])
            Assert.False(UploadMetadata.TryParse(malformed, out _), malformed.Length > 50 ? "long" : malformed);
    }

    [Fact]
    public void Limits_that_make_no_sense_stop_the_start()
    {
        Assert.Equal(20, new FileLimits().Checked().FilesPerMessage);
        FileLimits[] wrong = [new() { FilesPerMessage = 0 }, new() { FileBytes = 0 }, new() { CompanyBytes = 1 }, new() { UploadDays = 0 }, new() { UploadsPerPerson = 1 }, new() { KeepFreeBytes = -1 }];
        Assert.All(wrong, limits => Assert.Throws<InvalidOperationException>(limits.Checked));
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
