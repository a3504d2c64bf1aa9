namespace CompanyAccount.Blazor.Hosting;

/// <summary>Mail: <c>Mail:*</c>, <c>Portal:PublicOrigin</c>.</summary>
internal static class MailHosting
{
    public static void AddPortalMail(this WebApplicationBuilder builder)
    {
    }
}
