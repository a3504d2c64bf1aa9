using System.Globalization;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CsCheck;

namespace CompanyAccount.Tests.Rules.Requests;

public sealed class RequestNumberTests
{
    [Theory]
    [InlineData("R-00000001", 1)]
    [InlineData("r-00000001", 1)]
    [InlineData("  R-42 ", 42)]
    [InlineData("R-123456789012", 123456789012)]
    [InlineData("R-9223372036854775807", long.MaxValue)]
    public void A_number_is_read_as_people_type_it(string text, long value)
    {
        Assert.True(RequestNumber.TryParse(text, out var number));
        Assert.Equal(value, number.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("R-")]
    [InlineData("1")]
    [InlineData("R-0")]
    [InlineData("R--1")]
    [InlineData("R-+1")]
    [InlineData("R- 1")]
    [InlineData("R-1 2")]
    [InlineData("R-1.0")]
    [InlineData("R-1,000")]
    [InlineData("R-0x1")]
    [InlineData("R-١")]
    [InlineData("R-1\0")]
    [InlineData("К-00000001")]
    [InlineData("R-9223372036854775808")]
    [InlineData("R-00000001/../R-00000002")]
    public void Anything_else_is_no_number(string? text)
    {
        Assert.False(RequestNumber.TryParse(text, out var number));
        Assert.Equal(default, number);
    }

    [Fact]
    public void What_is_written_is_read_back() =>
        Gen.Long[1, long.MaxValue].Sample(value => RequestNumber.TryParse(new RequestNumber(value).ToString(), out var number) && number.Value == value);

    [Fact]
    public void It_is_written_alike_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in (string[])["ru-RU", "ar-SA", "fa-IR"])
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal("R-00001234", new RequestNumber(1234).ToString());
                Assert.Equal("638000000000000000.7", new RequestCursor(new(638000000000000000, TimeSpan.Zero), 7).ToString());
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_cursor_that_is_written_is_read_back() =>
        Gen.Select(Gen.Long[0, DateTimeOffset.MaxValue.UtcTicks], Gen.Long[0, long.MaxValue]).Sample((ticks, number) =>
        {
            var cursor = new RequestCursor(new(ticks, TimeSpan.Zero), number);
            return RequestCursor.Parse(cursor.ToString()) == cursor;
        });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("1")]
    [InlineData("1.")]
    [InlineData(".1")]
    [InlineData("1.2.3")]
    [InlineData("-1.2")]
    [InlineData("1.-2")]
    [InlineData("3155378976000000000.1")]
    [InlineData("99999999999999999999.1")]
    [InlineData("a.b")]
    [InlineData("1.2 ")]
    public void A_cursor_that_nobody_wrote_is_none(string? text) => Assert.Null(RequestCursor.Parse(text));
}
