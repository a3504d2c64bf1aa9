using MudBlazor;

namespace CompanyAccount.Blazor.Shell;

/// <summary>The library's theme in the portal's tokens. Colors come from <c>app.css</c>, where light and dark are one set of variables.</summary>
internal static class PortalTheme
{
    private static readonly string[] Fonts = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Liberation Sans", "sans-serif"];

    public static readonly MudTheme Theme = new()
    {
        PaletteLight = new PaletteLight { Primary = "#00695A", Background = "#F6F7F6", Surface = "#FFFFFF", TextPrimary = "#16201D", TextSecondary = "#55625E" },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Fonts, FontSize = "1rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Button = new ButtonTypography { TextTransform = "none", FontWeight = "600", FontSize = "0.9375rem", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontSize = "1rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontSize = "0.875rem", LineHeight = "1.43", LetterSpacing = "normal" },
        },
    };
}
