using CompanyAccount.Core.Files;
using CsCheck;

namespace CompanyAccount.Tests.Rules.Files;

public sealed class SecretFinderTests
{
    [Theory]
    [InlineData("password=hunter2", SecretKind.Password, "password=••••••")]
    [InlineData("db.password: hunter2", SecretKind.Password, "password: ••••••")]
    [InlineData("""  "Password": "hunter2",""", SecretKind.Password, "Password\": \"••••••")]
    [InlineData("<password>hunter2</password>", SecretKind.Password, "password>••••••")]
    [InlineData("Server=x;User=sa;Pwd=hunter2;", SecretKind.Password, "Pwd=••••••")]
    [InlineData("пароль: секрет1", SecretKind.Password, "пароль: ••••••")]
    [InlineData("proxy http://anna:hunter2@proxy:3128", SecretKind.Password, "http://anna:••••••")]
    [InlineData("Set-Cookie: SESSION=0a1b2c3d; HttpOnly", SecretKind.SessionCookie, "Set-Cookie: ••••••")]
    [InlineData("Cookie: theme=dark; .AspNetCore.Identity=CfDJ8abc", SecretKind.SessionCookie, "Cookie: ••••••")]
    [InlineData("""{ "name": "Cookie", "value": "JSESSIONID=0a1b2c3d4e5f" }""", SecretKind.SessionCookie, "Cookie\", \"value\": \"••••••")]
    [InlineData("""{"name":"PHPSESSID","value":"0a1b2c3d4e5f"}""", SecretKind.SessionCookie, "PHPSESSID\",\"value\":\"••••••")]
    [InlineData("Authorization: Bearer abcdefgh12345678", SecretKind.Token, "Authorization: Bearer ••••••")]
    [InlineData("x eyJhbGciOiJI.eyJzdWIiOiIx.sig", SecretKind.Token, "eyJ••••••")]
    [InlineData("aws AKIAIOSFODNN7EXAMPLE", SecretKind.Token, "AKIA••••••")]
    [InlineData("api_key = 0123456789abcdef", SecretKind.Token, "api_key = ••••••")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----", SecretKind.PrivateKey, "-----BEGIN RSA PRIVATE KEY-----")]
    [InlineData("-----BEGIN PRIVATE KEY-----", SecretKind.PrivateKey, "-----BEGIN PRIVATE KEY-----")]
    public void A_secret_is_found_and_never_shown(string line, SecretKind kind, string preview)
    {
        var found = Assert.Single(Find("first\nsecond\n" + line + "\nlast"));
        Assert.Equal((kind, 3, preview), (found.Kind, found.Line, found.Preview));
        foreach (var secret in (string[])["hunter2", "секрет1", "0a1b2c3d", "CfDJ8abc", "abcdefgh12345678", "IOSFODNN7", "0123456789abcdef"])
            Assert.DoesNotContain(secret, found.Preview, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("password=")]
    [InlineData("password=******")]
    [InlineData("password=${DB_PASSWORD}")]
    [InlineData("password=%DB_PASSWORD%")]
    [InlineData("\"password\": null,")]
    [InlineData("password=<redacted>")]
    [InlineData("The password was changed.")]
    [InlineData("Cookie: theme=dark; lang=ru")]
    [InlineData("-----BEGIN CERTIFICATE-----")]
    [InlineData("-----BEGIN PUBLIC KEY-----")]
    [InlineData("http://proxy:3128/path")]
    [InlineData("key=value")]
    [InlineData("compass: north")]
    public void What_is_no_secret_warns_of_none(string line) => Assert.Empty(Find(line));

    [Fact]
    public void A_file_of_one_endless_line_is_looked_at_to_its_end()
    {
        var line = new string('x', 1_000_000) + " password=hunter2 " + new string('y', 1_000_000) + " pwd=hunter3";
        Assert.Equal([1, 1], Find(line).Select(found => found.Line));
    }

    [Fact]
    public void Wherever_the_pieces_and_stretches_end_a_secret_is_found_once() => Gen.Int[0, 9000].Select(Gen.Int[1, 5000]).Sample(at =>
    {
        var text = new string(' ', at.Item1) + "password=hunter2 " + new string(' ', 5000);
        Assert.Single(Find(text, at.Item2));
    }, iter: 300);

    [Fact]
    public void A_file_full_of_secrets_is_told_of_by_its_first_ones() =>
        Assert.Equal(SecretFinder.Most, Find(string.Join('\n', Enumerable.Repeat("password=hunter2", 1000))).Count);

    private static IReadOnlyList<FoundSecret> Find(string text, int piece = 16 * 1024)
    {
        var finder = new SecretFinder();
        foreach (var part in text.Chunk(piece))
            finder.Look(part);
        finder.End();
        return finder.Found;
    }
}
