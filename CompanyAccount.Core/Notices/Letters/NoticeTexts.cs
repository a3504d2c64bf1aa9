using System.Globalization;
using System.Resources;
using CompanyAccount.Core.Wording;

namespace CompanyAccount.Core.Notices.Letters;

/// <summary>The sentences of the letters, in the language of the reader: a letter is written by a job, where no culture is the reader's.</summary>
internal sealed class NoticeTexts
{
    private readonly CultureInfo _culture;

    private NoticeTexts(string language)
    {
        Language = language;
        _culture = CultureInfo.GetCultureInfo(language);
    }

    public static ResourceManager Resources { get; } = new("CompanyAccount.Core.Notices.NoticeTexts", typeof(NoticeTexts).Assembly);

    public static NoticeTexts Russian { get; } = new("ru");

    public static NoticeTexts English { get; } = new("en");

    public string Language { get; }

    /// <summary>Anything but <c>en</c> reads Russian, the default.</summary>
    public static NoticeTexts In(string language) => language == "en" ? English : Russian;

    public string this[string key] =>
        Resources.GetString(key, _culture) ?? throw new MissingManifestResourceException($"No text '{key}' in '{Language}'.");

    public string Format(string key, params object[] facts) => string.Format(_culture, this[key], facts);

    /// <summary>An instant on the clock of a zone, with the zone's name: a letter is read anywhere.</summary>
    public string MomentOf(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        return $"{local.ToString(this["Moment"], _culture)} ({ZoneName.Of(zone, local, Language)})";
    }
}
