using System.Buffers.Binary;
using SkiaSharp;

namespace CompanyAccount.Tests.Bench.Files;

/// <summary>Pictures as people send them, and what is sent under the name of one.</summary>
internal static class Pictures
{
    /// <summary>A GIF of one pixel.</summary>
    public static byte[] Gif => Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    /// <summary>A bitmap of one pixel: whole, and of a kind that gets no preview.</summary>
    public static byte[] Bitmap => [.. "BM"u8, 58, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 24, 0, .. new byte[24], 255, 0, 0, 0];

    /// <summary>A picture of four colors: red and green above, blue and white below.</summary>
    public static byte[] Make(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Png)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        foreach (var (place, color) in new[] { SKColors.Red, SKColors.Lime, SKColors.Blue, SKColors.White }.Index())
        {
            using var paint = new SKPaint { Color = color };
            surface.Canvas.DrawRect(place % 2 * width / 2, place / 2 * height / 2, width, height, paint);
        }

        using var image = surface.Snapshot();
        using var data = image.Encode(format, 95);
        return data.ToArray();
    }

    /// <summary>A photo as a phone writes it: how to turn it, and where it was taken.</summary>
    public static byte[] Photo(int width, int height, int orientation, string place)
    {
        var jpeg = Make(width, height, SKEncodedImageFormat.Jpeg);
        byte[] text = [.. System.Text.Encoding.ASCII.GetBytes(place), 0];
        byte[] facts =
        [
            .. "II*\0"u8, 8, 0, 0, 0,
            2, 0, .. Entry(0x0112, 3, 1, orientation), .. Entry(0x8825, 4, 1, 38), 0, 0, 0, 0,
            1, 0, .. Entry(0x001B, 2, text.Length, 56), 0, 0, 0, 0,
            .. text,
        ];
        var length = 2 + 6 + facts.Length;
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. "Exif\0\0"u8, .. facts, .. jpeg[2..]];
    }

    /// <summary>A PNG whose header says another size, with the checksum that belongs to it.</summary>
    public static byte[] Claiming(int width, int height)
    {
        var png = Make(8, 8);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png.AsSpan(12, 17)));
        return png;
    }

    /// <summary>The color at a place of a picture, both from 0 to 1, as the pure color that it is next to.</summary>
    public static string ColorAt(SKBitmap picture, double x, double y)
    {
        var color = picture.GetPixel((int)(picture.Width * x), (int)(picture.Height * y));
        return (color.Red > 128, color.Green > 128, color.Blue > 128) switch
        {
            (true, false, false) => "R",
            (false, true, false) => "G",
            (false, false, true) => "B",
            (true, true, true) => "W",
            _ => color.ToString(),
        };
    }

    private static byte[] Entry(ushort tag, ushort type, int count, int value)
    {
        var entry = new byte[12];
        BinaryPrimitives.WriteUInt16LittleEndian(entry, tag);
        BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(2), type);
        BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(4), count);
        BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(8), value);
        return entry;
    }

    // As PNG asks for it: the checksum of Ethernet.
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }
}
