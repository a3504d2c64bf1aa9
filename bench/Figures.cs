namespace CompanyAccount.Bench;

internal static class Figures
{
    public static double Median(IReadOnlyList<double> values) => Percentile(values, 0.5);

    public static double P95(IReadOnlyList<double> values) => Percentile(values, 0.95);

    private static double Percentile(IReadOnlyList<double> values, double part)
    {
        var ordered = values.Order().ToList();
        return ordered[(int)Math.Ceiling(part * ordered.Count) - 1];
    }
}
