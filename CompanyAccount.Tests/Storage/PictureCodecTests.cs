using System.Text;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Storage.Files;
using CompanyAccount.Tests.Bench.Files;
using SkiaSharp;

namespace CompanyAccount.Tests.Storage;

/// <summary>Pictures that people sent become pictures of ours, and nothing else does.</summary>
public sealed class PictureCodecTests
{
    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void A_picture_becomes_a_smaller_one_of_the_same_colors(SKEncodedImageFormat format)
    {
        using var picture = Seen(Pictures.Make(2000, 1000, format), PreviewSize.Thumbnail)!;
        Assert.Equal((320, 160), (picture.Width, picture.Height));
        Assert.Equal("RGBW", CornersOf(picture));
    }

    [Fact]
    public void A_small_picture_is_not_blown_up_and_a_moving_one_shows_its_beginning()
    {
        using var small = Seen(Pictures.Make(40, 20), PreviewSize.Preview)!;
        Assert.Equal((40, 20), (small.Width, small.Height));
        using var moving = Seen(Pictures.Gif, PreviewSize.Preview)!;
        Assert.Equal((1, 1), (moving.Width, moving.Height));
    }

    [Theory]
    [InlineData(1, "RGBW")]
    [InlineData(2, "GRWB")]
    [InlineData(3, "WBGR")]
    [InlineData(4, "BWRG")]
    [InlineData(5, "RBGW")]
    [InlineData(6, "BRWG")]
    [InlineData(7, "WGBR")]
    [InlineData(8, "GWRB")]
    public void A_photo_is_turned_as_its_camera_says_and_its_place_is_gone(int orientation, string corners)
    {
        var photo = Pictures.Photo(1280, 640, orientation, "55.7558N 37.6173E");
        Assert.Contains("55.7558N", Encoding.Latin1.GetString(photo), StringComparison.Ordinal);
        var preview = PictureCodec.Encode(new MemoryStream(photo), PreviewSize.Thumbnail)!;
        using var picture = SKBitmap.Decode(preview);
        Assert.Equal(orientation < 5 ? (320, 160) : (160, 320), (picture.Width, picture.Height));
        Assert.Equal(corners, CornersOf(picture));
        var bytes = Encoding.Latin1.GetString(preview);
        Assert.DoesNotContain("55.7558N", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("EXIF", bytes, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_picture_that_is_a_page_too_is_only_a_picture_afterwards()
    {
        byte[] polyglot = [.. Pictures.Make(20, 20), .. "<html><script>alert(1)</script>"u8];
        var preview = Encoding.Latin1.GetString(PictureCodec.Encode(new MemoryStream(polyglot), PreviewSize.Preview)!);
        Assert.Equal(("RIFF", "WEBP"), (preview[..4], preview[8..12]));
        Assert.DoesNotContain("script", preview, StringComparison.OrdinalIgnoreCase);
    }

    public static TheoryData<string, byte[]> NoPictures => new()
    {
        { "50,000 by 50,000 pixels", Pictures.Claiming(50_000, 50_000) },
        { "just too many pixels", Pictures.Claiming(8000, 5001) },
        { "a header without its picture", Pictures.Claiming(800, 500) },
        { "the first half of a PNG", Pictures.Make(400, 400)[..200] },
        { "the first half of a JPEG", Half(Pictures.Make(400, 400, SKEncodedImageFormat.Jpeg)) },
        { "the first half of a WebP", Half(Pictures.Make(400, 400, SKEncodedImageFormat.Webp)) },
        { "only the signature", Pictures.Make(8, 8)[..8] },
        { "a drawing with a script", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script>alert(1)</script></svg>"u8.ToArray() },
        { "a bitmap, whole", Pictures.Bitmap },
        { "text", "no picture"u8.ToArray() },
        { "one byte", [0x89] },
    };

    [Theory]
    [MemberData(nameof(NoPictures))]
    public void What_is_no_whole_picture_of_a_known_kind_and_size_gives_none(string what, byte[] content)
    {
        Assert.NotEmpty(what);
        Assert.Null(PictureCodec.Encode(new MemoryStream(content), PreviewSize.Preview));
    }

    [Fact]
    public void The_bitmap_of_these_tests_is_one_that_the_library_would_take()
    {
        using var bitmap = SKBitmap.Decode(Pictures.Bitmap);
        Assert.NotNull(bitmap);
    }

    private static byte[] Half(byte[] picture) => picture[..(picture.Length / 2)];

    private static SKBitmap? Seen(byte[] picture, PreviewSize size) => PictureCodec.Encode(new MemoryStream(picture), size) is { } preview ? SKBitmap.Decode(preview) : null;

    private static string CornersOf(SKBitmap picture) =>
        Pictures.ColorAt(picture, .2, .2) + Pictures.ColorAt(picture, .8, .2) + Pictures.ColorAt(picture, .2, .8) + Pictures.ColorAt(picture, .8, .8);
}
