using Microsoft.AspNetCore.Components;
using QRCoder;

namespace CompanyAccount.Blazor.Kit;

/// <summary>A text as a QR code, black on white in both themes, as cameras like it.</summary>
internal static class QrDrawing
{
    /// <summary>The code as an SVG that fills its box.</summary>
    public static MarkupString Of(string text)
    {
        using var drawing = new QRCodeGenerator();
        using var data = drawing.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(data);
        return new(picture.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute));
    }
}
