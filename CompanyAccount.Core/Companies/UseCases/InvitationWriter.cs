using CompanyAccount.Core.Access;
using CompanyAccount.Core.Notices.Letters;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Companies.UseCases;

/// <summary>Writes the mail of an invitation into the commit that makes its token: the token is kept nowhere else.</summary>
internal sealed class InvitationWriter
{
    private readonly PortalDb _db;
    private readonly PortalOptions _portal;
    private readonly string _inviter;
    private readonly string _company;
    private readonly string _language;

    private InvitationWriter(PortalDb db, PortalOptions portal, string inviter, string company, string language) =>
        (_db, _portal, _inviter, _company, _language) = (db, portal, inviter, company, language);

    public static async Task<InvitationWriter> OpenAsync(PortalDb db, Actor.Member actor, PortalOptions portal, CancellationToken cancellationToken)
    {
        var facts = await (
            from user in db.Users
            where user.Id == actor.PersonId
            from company in db.Companies
            where company.Id == actor.CompanyId
            select new { user.Language, company.Name }).SingleAsync(cancellationToken);
        return new(db, portal, actor.Name, facts.Name, facts.Language);
    }

    public void Write(Invitation invitation, LinkToken token, DateTimeOffset now)
    {
        var link = _portal.LinkTo($"/account/invitation?token={token.Value}");
        var letter = InvitationLetter.Write(link, _inviter, _company, new(invitation.Email, invitation.Email, _language), _portal);
        _db.Mail.Add(new(Guid.CreateVersion7(now), Guid.CreateVersion7(now), invitation.Id, Guid.Empty, letter, now));
    }
}
