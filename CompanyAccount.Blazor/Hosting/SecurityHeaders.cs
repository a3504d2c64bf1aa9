namespace CompanyAccount.Blazor.Hosting;

/// <summary>What browsers are told not to do with our pages.</summary>
internal static class SecurityHeaders
{
    /// <summary>The policy of files that people sent: a browser that opens one all the same runs and loads nothing in it.</summary>
    public const string OfFiles = "files";

    public static void AddPortalSecurityHeaders(this WebApplicationBuilder builder) =>
        builder.Services.AddSecurityHeaderPolicies().AddPolicy(OfFiles, policies =>
        {
            Basic(policies).AddContentSecurityPolicy(csp =>
            {
                csp.AddDefaultSrc().None();
                csp.AddFrameAncestors().None();
                csp.AddFormAction().None();
                csp.AddSandbox();
            }).AddCrossOriginResourcePolicy(policy => policy.SameOrigin());
            if (!builder.Environment.IsDevelopment())
                policies.AddStrictTransportSecurityMaxAgeIncludeSubDomains();
        });

    public static void UsePortalSecurityHeaders(this WebApplication app)
    {
        var policies = Basic(new HeaderPolicyCollection())
            .AddContentSecurityPolicy(csp =>
            {
                csp.AddDefaultSrc().Self();
                csp.AddBaseUri().Self();
                csp.AddObjectSrc().None();
                csp.AddFormAction().Self();
                csp.AddFrameAncestors().None();
                csp.AddImgSrc().Self().Data();
                csp.AddConnectSrc().Self();
                // No inline script anywhere, so no nonce is needed either.
                csp.AddScriptSrc().Self();
                // MudBlazor writes its theme as a style element and positions popovers by style attributes.
                csp.AddStyleSrc().Self().UnsafeInline();
            });
        if (!app.Environment.IsDevelopment())
            policies.AddStrictTransportSecurityMaxAgeIncludeSubDomains();
        app.UseSecurityHeaders(policies);
    }

    private static HeaderPolicyCollection Basic(HeaderPolicyCollection policies) =>
        policies
            .AddFrameOptionsDeny()
            .AddContentTypeOptionsNoSniff()
            .AddReferrerPolicyStrictOriginWhenCrossOrigin()
            .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
            .AddPermissionsPolicy(policy =>
            {
                policy.AddDefaultSecureDirectives();
                // Passkeys are asked for by our own pages.
                policy.AddCustomFeature("publickey-credentials-get", "self");
                policy.AddCustomFeature("publickey-credentials-create", "self");
            })
            .RemoveServerHeader();
}
