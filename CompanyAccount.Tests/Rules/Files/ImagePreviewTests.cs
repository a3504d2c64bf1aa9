using CompanyAccount.Core.Files;
using CompanyAccount.Tests.Bench;
using CsCheck;

namespace CompanyAccount.Tests.Rules.Files;

public sealed class ImagePreviewTests
{
    [Theory]
    [InlineData(4000, 3000, PreviewSize.Preview, 1600, 1200)]
    [InlineData(3000, 4000, PreviewSize.Thumbnail, 240, 320)]
    [InlineData(300, 200, PreviewSize.Thumbnail, 300, 200)]
    [InlineData(1600, 1600, PreviewSize.Preview, 1600, 1600)]
    [InlineData(40_000, 1, PreviewSize.Thumbnail, 320, 1)]
    public void A_preview_keeps_the_proportions_and_is_never_larger_than_the_picture(int width, int height, PreviewSize size, int expectedWidth, int expectedHeight) =>
        Assert.Equal((expectedWidth, expectedHeight), ImagePreview.Scaled(width, height, size));

    [Fact]
    public void Every_preview_fits_its_edge_and_has_at_least_one_pixel() =>
        Gen.Select(Gen.Int[1, 60_000], Gen.Int[1, 60_000], Gen.Enum<PreviewSize>()).Sample((width, height, size) =>
        {
            var (scaledWidth, scaledHeight) = ImagePreview.Scaled(width, height, size);
            return scaledWidth >= 1 && scaledHeight >= 1 && scaledWidth <= width && scaledHeight <= height && Math.Max(scaledWidth, scaledHeight) <= ImagePreview.EdgeOf(size);
        });

    [Theory]
    [InlineData(8000, 5000, true)]
    [InlineData(8000, 5001, false)]
    [InlineData(50_000, 50_000, false)]
    [InlineData(int.MaxValue, int.MaxValue, false)]
    [InlineData(0, 100, false)]
    [InlineData(100, -1, false)]
    public void Only_so_many_pixels_are_decoded(int width, int height, bool fits) => Assert.Equal(fits, ImagePreview.Fits(width, height));

    [Theory]
    [InlineData("снимок.PNG", FileState.Clean, 1000, true)]
    [InlineData("фото.jpeg", FileState.Clean, ImagePreview.MostBytes, true)]
    [InlineData("фото.jpg", FileState.Clean, ImagePreview.MostBytes + 1, false)]
    [InlineData("фото.jpg", FileState.Waiting, 1000, false)]
    [InlineData("фото.jpg", FileState.Infected, 1000, false)]
    [InlineData("фото.jpg", FileState.Lost, 1000, false)]
    [InlineData("схема.svg", FileState.Clean, 1000, false)]
    [InlineData("журнал.log", FileState.Clean, 1000, false)]
    public void A_list_asks_for_clean_files_with_the_name_of_a_picture(string name, FileState state, long length, bool isAsked)
    {
        var file = new RequestFile(FreshId.Next(), FreshId.Next(), FreshId.Next(), FreshId.Next(), false, FileName.Of(name), "", new(new string('a', 64), length), state, FreshId.Next(), TestDatabase.Start);
        Assert.Equal(isAsked, ImagePreview.IsAskedFor(file));
    }
}
