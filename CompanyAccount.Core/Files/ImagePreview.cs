namespace CompanyAccount.Core.Files;

/// <summary>How large a preview is.</summary>
public enum PreviewSize
{
    /// <summary>The small picture in a list of files.</summary>
    Thumbnail,

    /// <summary>The picture that is looked at.</summary>
    Preview,
}

/// <summary>Which files get a preview, and how large it is. Numbers of our own: a photo of today's phones fits, and the pixels of one never take more than 160 MB.</summary>
public static class ImagePreview
{
    /// <summary>The longest file that is decoded, in bytes: 20 MiB.</summary>
    public const long MostBytes = 20L << 20;

    /// <summary>The most pixels that are decoded, as the header says it: four bytes of memory each.</summary>
    public const long MostPixels = 40_000_000;

    private static readonly string[] Endings = [".png", ".jpg", ".jpeg", ".webp", ".gif"];

    /// <summary>Whether a list asks for a preview of a file. Its name is only a hint: what the file is, its bytes decide when it is decoded.</summary>
    public static bool IsAskedFor(RequestFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.State is FileState.Clean && file.Length <= MostBytes && Endings.Any(ending => file.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a picture may be decoded.</summary>
    /// <param name="width">Its width, pixels, as its header says.</param>
    /// <param name="height">Its height, pixels.</param>
    public static bool Fits(int width, int height) => width > 0 && height > 0 && (long)width * height <= MostPixels;

    /// <summary>The longer side of a preview, pixels, at most.</summary>
    public static int EdgeOf(PreviewSize size) => size switch
    {
        PreviewSize.Thumbnail => 320,
        PreviewSize.Preview => 1600,
    };

    /// <summary>How large a picture becomes: never larger than it is, in its own proportions, and nowhere less than a pixel.</summary>
    public static (int Width, int Height) Scaled(int width, int height, PreviewSize size)
    {
        var scale = Math.Min(1, EdgeOf(size) / (double)Math.Max(width, height));
        return (Side(width), Side(height));

        int Side(int side) => Math.Max(1, (int)Math.Round(side * scale));
    }
}
