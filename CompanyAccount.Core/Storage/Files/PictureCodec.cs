using CompanyAccount.Core.Files;
using SkiaSharp;

namespace CompanyAccount.Core.Storage.Files;

/// <summary>
/// Makes a picture of our own out of one that a person sent: decoded to pixels and encoded anew, so that nothing else of
/// the file goes along: no place where a photo was taken, no name of a camera, no bytes behind the picture's end.
/// </summary>
internal static class PictureCodec
{
    /// <summary>What comes out, always.</summary>
    public const string ContentType = "image/webp";

    private const int Quality = 82;

    // A JPEG shrinks by eighths while it is decoded. Half a step more, so that it is never smaller than what is drawn from it.
    private const float HalfStep = 1 / 16f;

    private static readonly SKEncodedImageFormat[] Taken = [SKEncodedImageFormat.Png, SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Webp, SKEncodedImageFormat.Gif];

    /// <summary>A preview of a picture; of a moving one, its first frame.</summary>
    /// <param name="content">The file, of at most <see cref="ImagePreview.MostBytes"/>.</param>
    /// <param name="size">How large.</param>
    /// <returns>WebP; <see langword="null"/> when it is no picture of the four kinds, is too large, or is not whole.</returns>
    public static byte[]? Encode(Stream content, PreviewSize size)
    {
        using var data = SKData.Create(content);
        // The decoders of other kinds (raw photos, icons, and whatever the library learns) are not even reached.
        if (data is null || !IsKnown(data.AsSpan()))
            return null;
        using var codec = SKCodec.Create(data);
        // Only the header is read so far.
        if (codec is null || !Taken.Contains(codec.EncodedFormat) || !ImagePreview.Fits(codec.Info.Width, codec.Info.Height))
            return null;
        using var decoded = Decode(codec, size);
        return decoded is null ? null : Draw(decoded, codec, size);
    }

    private static bool IsKnown(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) || bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF]) || bytes.StartsWith("GIF8"u8)
        || (bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8));

    private static SKBitmap? Decode(SKCodec codec, PreviewSize size)
    {
        var (width, _) = ImagePreview.Scaled(codec.Info.Width, codec.Info.Height, size);
        var smaller = codec.GetScaledDimensions(Math.Min(1, (width / (float)codec.Info.Width) + HalfStep));
        // Colors of a screen are what every browser shows; a profile of its own would go along with the picture.
        var bitmap = new SKBitmap();
        if (bitmap.TryAllocPixels(new(smaller.Width, smaller.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()))
            && codec.GetPixels(bitmap.Info, bitmap.GetPixels()) is SKCodecResult.Success)
            return bitmap;
        bitmap.Dispose();
        return null;
    }

    private static byte[]? Draw(SKBitmap decoded, SKCodec codec, PreviewSize size)
    {
        // Cameras write the picture as the sensor lies, and beside it how to turn it.
        var turned = codec.EncodedOrigin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (lyingWidth, lyingHeight) = ImagePreview.Scaled(codec.Info.Width, codec.Info.Height, size);
        var (width, height) = turned ? (lyingHeight, lyingWidth) : (lyingWidth, lyingHeight);
        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (surface is null)
            return null;
        surface.Canvas.Concat(TurnOf(codec.EncodedOrigin, width, height));
        // Otherwise the image would copy all of it.
        decoded.SetImmutable();
        using var image = SKImage.FromBitmap(decoded);
        surface.Canvas.DrawImage(image, new SKRect(0, 0, lyingWidth, lyingHeight), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var drawn = surface.Snapshot();
        using var encoded = drawn.Encode(SKEncodedImageFormat.Webp, Quality);
        return encoded?.ToArray();
    }

    // As EXIF 2.3 numbers them; width and height are those of the turned picture.
    private static SKMatrix TurnOf(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
