using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Storage;

namespace CompanyAccount.Tests.Bench;

/// <summary>
/// The people of the tests, the same in every database: two companies with a person of every kind, and the vendor's
/// staff. None has a password; who has to sign in takes the demo data instead.
/// </summary>
public static class People
{
    private static readonly DateTimeOffset Since = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Guid Romashka { get; } = Id(1);
    public static Guid Vector { get; } = Id(2);

    public static Actor.Member Owner { get; } = new(Id(11), "Ольга Ромашкина", Romashka, MemberRole.Owner, seesAllRequests: false);
    public static Actor.Member Administrator { get; } = new(Id(12), "Андрей Админов", Romashka, MemberRole.Administrator, seesAllRequests: false);
    public static Actor.Member User { get; } = new(Id(13), "Ульяна Полевая", Romashka, MemberRole.User, seesAllRequests: false);
    public static Actor.Member Colleague { get; } = new(Id(14), "Костя Соседов", Romashka, MemberRole.User, seesAllRequests: false);
    public static Actor.Member Viewer { get; } = new(Id(15), "Виктор Обзоров", Romashka, MemberRole.User, seesAllRequests: true);

    public static Actor.Member VectorOwner { get; } = new(Id(21), "Олег Векторов", Vector, MemberRole.Owner, seesAllRequests: false);
    public static Actor.Member VectorAdministrator { get; } = new(Id(22), "Алла Векторова", Vector, MemberRole.Administrator, seesAllRequests: false);
    public static Actor.Member VectorUser { get; } = new(Id(23), "Юлия Прямая", Vector, MemberRole.User, seesAllRequests: false);
    public static Actor.Member VectorViewer { get; } = new(Id(24), "Вера Смотрова", Vector, MemberRole.User, seesAllRequests: true);

    public static Actor.Staff Engineer { get; } = new(Id(31), "Евгений Инженеров", StaffRole.Engineer);
    public static Actor.Staff SecondEngineer { get; } = new(Id(32), "Елена Решалова", StaffRole.Engineer);
    public static Actor.Staff Manager { get; } = new(Id(33), "Мария Сервисова", StaffRole.ServiceManager);
    public static Actor.Staff Operator { get; } = new(Id(34), "Пётр Операторов", StaffRole.Operator);

    public static IReadOnlyList<Actor.Member> Members { get; } =
        [Owner, Administrator, User, Colleague, Viewer, VectorOwner, VectorAdministrator, VectorUser, VectorViewer];

    public static IReadOnlyList<Actor.Staff> Staff { get; } = [Engineer, SecondEngineer, Manager, Operator];

    public static IReadOnlyList<Actor> All { get; } = [.. Members, .. Staff];

    /// <summary>Every person of another company than «Ромашка».</summary>
    public static IReadOnlyList<Actor.Member> Strangers { get; } = [VectorOwner, VectorAdministrator, VectorUser, VectorViewer];

    internal static async Task AddToAsync(Store store)
    {
        await using var db = store.Open();
        db.Companies.AddRange(
            new Company(Romashka, (int)await db.NextNumberAsync(Counter.Companies, default), "Ромашка", Since),
            new Company(Vector, (int)await db.NextNumberAsync(Counter.Companies, default), "Вектор", Since));
        foreach (var person in All)
            db.Users.Add(UserOf(person));
        foreach (var member in Members)
            db.Members.Add(new(member.PersonId, member.CompanyId, member.Role, member.SeesAllRequests, member.Name, EmailOf(member), MemberState.Active, Since));
        foreach (var staff in Staff)
            db.StaffAccounts.Add(new(staff.PersonId, staff.Role));
        await db.SaveChangesAsync();
    }

    private static PortalUser UserOf(Actor person)
    {
        var email = EmailOf(person);
        return new()
        {
            Id = person.PersonId,
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true,
            FullName = person.Name,
            CreatedAt = Since,
            SecurityStamp = person.PersonId.ToString("N"),
        };
    }

    /// <summary>The address of a person.</summary>
    public static string EmailOf(Actor person) => $"{person.PersonId:N}@bench.example";

    private static Guid Id(int number) => new($"0199aaaa-0000-7000-8000-{number:D12}");
}
