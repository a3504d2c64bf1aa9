namespace CompanyAccount.Tests.Architecture;

/// <summary>The walls of the house as functions from uses to breaches, so that the same law judges Core, Blazor and the specimens.</summary>
internal static class Walls
{
    /// <summary>Business nouns, and whose root types each root may use. Grown on purpose, with a reason, never in passing.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Roots = new Dictionary<string, string[]>
    {
        ["Audit"] = [],
        ["Companies"] = [],
        ["Security"] = [],
        ["Profiles"] = [],
        // An invitation of staff lives and ends as one of a company's people.
        ["Staff"] = ["Companies"],
        ["Licenses"] = [],
        ["Catalog"] = [],
        ["Contracts"] = [],
        ["Certificates"] = [],
        // What is promised, and how long support waits, stands in the terms of a level.
        ["ServiceTimes"] = ["Contracts"],
        // A form is checked against the catalog; a request is of a support level, and its clock counts the team's time.
        ["Requests"] = ["Catalog", "Contracts", "ServiceTimes", "Requests"],
        ["Files"] = [],
        ["Surveys"] = [],
        // Who is told what follows from the facts of a request, and of a company's people.
        ["Notices"] = ["Requests", "Companies"],
    };

    /// <summary>What the rooms inside a feature (use cases, reads, letters) may use of other features: root types only.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Features = new Dictionary<string, string[]>
    {
        // A line is found by whom or what it is about: people, invitations, licenses.
        ["Audit"] = ["Companies", "Licenses"],
        // A company begins with a license; its people are told, and what they do is kept.
        ["Companies"] = ["Licenses", "Audit", "Notices"],
        // How people sign in is kept, and its holder is told of changes.
        ["Security"] = ["Audit", "Notices"],
        // A person's data names their company and requests; letters tell of a changed address or password.
        ["Profiles"] = ["Audit", "Notices", "Companies", "Requests"],
        ["Staff"] = ["Companies", "Audit", "Notices"],
        // A license is a company's, and of a product; its people are reminded of its end.
        ["Licenses"] = ["Companies", "Catalog", "Audit", "Notices"],
        ["Catalog"] = [],
        // Who changed the terms is kept. A contract is a company's, asked for and used up by requests, and what is done to it is kept.
        ["Contracts"] = ["Audit", "Companies", "Requests"],
        // What is promised, and how long support waits, stands in the terms of a level; who changed the calendar is kept. What is promised, and how long support waits, stands in the terms of a level.
        ["ServiceTimes"] = ["Contracts", "Audit"],
        // The board and the request page show the company's name; a request is given to a person of the staff; a question about a license conflict names the license. Messages come with files. A request may be for a certificate, which the portal answers by itself in words of its letters.
        ["Requests"] = ["Catalog", "Companies", "Contracts", "Licenses", "ServiceTimes", "Staff", "Audit", "Files", "Certificates", "Notices"],
        // Who may have a certificate, products of the catalog decide.
        ["Certificates"] = ["Catalog"],
        // A survey is about a closed request; its answers are shown with the company's name.
        // A file is one of a request and takes of its company's room, and taking it is kept.
        ["Files"] = ["Requests", "Companies", "Audit"],
        ["Surveys"] = ["Requests", "Companies"],
        // A letter names the product and greets the company's people, and the vendor's; the one after a closed request carries its survey's secret. A letter names the product and the support level, and greets the company's people.
        // The bell of an infected file leads to its request.
        ["Notices"] = ["Requests", "Catalog", "Companies", "Licenses", "Audit", "Staff", "Surveys", "Contracts", "Files"],
    };

    /// <summary>Rooms that know no business word.</summary>
    public static readonly IReadOnlyList<string> WordlessRooms = ["Access", "Outcomes", "Events", "Live", "Mail", "Markup", "Wording"];

    /// <summary>Rooms that wire everything: tables of all features, loops over all features.</summary>
    public static readonly IReadOnlyList<string> WiringRooms = ["Storage", "Jobs"];

    /// <summary>Which features of Core the pages of a feature show.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Pages = new Dictionary<string, string[]>
    {
        // A request tells the first answer that was promised, and why by then. The list filters by level of support; the request page tells what became of its mails. A closed request's page asks how it was. A request may be premium; one for an activation names people, who can be invited. Messages come with files.
        ["Requests"] = ["Requests", "Catalog", "Licenses", "ServiceTimes", "Contracts", "Notices", "Mail", "Surveys", "Companies", "Files", "Certificates"],
        ["Board"] = ["Requests", "Catalog", "Contracts", "Files"],
        // A license is of a product of the catalog; drafted terms show which requests they would touch. Operators keep the mail.
        ["Administration"] = ["Staff", "Companies", "Licenses", "Catalog", "Contracts", "ServiceTimes", "Requests", "Notices", "Mail"],
        ["Feedback"] = ["Requests", "Surveys"],
        ["Surveys"] = ["Surveys", "Requests"],
        ["Users"] = ["Companies"],
        // Help tells the terms, the team's hours, the statuses, and how many files are taken.
        ["Help"] = ["Contracts", "ServiceTimes", "Requests", "Files"],
        ["Company"] = ["Companies", "Contracts", "Audit"],
        ["Licenses"] = ["Licenses", "Catalog"],
    };

    /// <summary>Settings that pages show, such as addresses of the vendor's sites: they are no feature's.</summary>
    private static readonly string[] Configuration = ["PortalOptions", "PortalLinks"];

    /// <summary>Who an account is stands in the rows of its company or of the vendor: the one place where Access looks at them.</summary>
    private const string ReaderOfActors = "Access.ActorReader";

    /// <summary>Who makes a secret link writes its letter in the same commit, for the secret is kept nowhere else: the one inner room that others may use.</summary>
    private const string RoomOfLetters = "Notices.Letters";

    private static readonly string[] Impure = ["System.Threading", "System.IO", "System.Net", "System.Data", "System.Diagnostics"];

    /// <summary>Impure rooms of the BCL that the compiler itself reaches into, or that are attributes only.</summary>
    private static readonly string[] Harmless = ["System.Threading.CancellationToken", "System.Diagnostics.CodeAnalysis", "System.Diagnostics.Debugger", "System.Diagnostics.UnreachableException", "System.Threading.Interlocked"];

    /// <summary>A feature's root is pure: the BCL without I/O, tasks and clocks, itself, the listed roots, Outcomes, Access.</summary>
    public static IReadOnlyList<TypeUse> OfRoots(IEnumerable<TypeUse> uses, string house) =>
    [
        .. from use in uses
           from root in Roots
           where use.UserRoom == $"{house}.{root.Key}"
           where !MayBeUsedByRoot(use, house, root.Key, root.Value)
           select use,
    ];

    /// <summary>Feature to feature along the graph, root types only.</summary>
    public static IReadOnlyList<TypeUse> BetweenFeatures(IEnumerable<TypeUse> uses, string house) =>
    [
        .. from use in uses
           from feature in Features
           where TypeUse.IsInside(use.UserRoom, $"{house}.{feature.Key}")
           from other in Features.Keys
           where other != feature.Key && TypeUse.IsInside(use.UsedRoom, $"{house}.{other}")
           where !(feature.Value.Contains(other) && (use.UsedRoom == $"{house}.{other}" || use.UsedRoom == $"{house}.{RoomOfLetters}"))
           select use,
    ];

    /// <summary>Rooms without business words use no feature.</summary>
    public static IReadOnlyList<TypeUse> OfWordlessRooms(IEnumerable<TypeUse> uses, string house) =>
    [
        .. from use in uses
           where WordlessRooms.Any(room => TypeUse.IsInside(use.UserRoom, $"{house}.{room}"))
           where Features.Keys.Any(feature => TypeUse.IsInside(use.UsedRoom, $"{house}.{feature}"))
           where !(use.User == $"{house}.{ReaderOfActors}" && (use.UsedRoom == $"{house}.Companies" || use.UsedRoom == $"{house}.Staff"))
           select use,
    ];

    /// <summary>Pages of a feature use that feature of Core, the listed ones, and Access, Outcomes, Live, Markup, and the configuration.</summary>
    /// <param name="uses">The uses.</param>
    /// <param name="pages">The namespace that the folders of pages stand in.</param>
    /// <param name="house">Core's namespace.</param>
    public static IReadOnlyList<TypeUse> OfPages(IEnumerable<TypeUse> uses, string pages, string house) =>
    [
        .. from use in uses
           where TypeUse.IsInside(use.UserRoom, pages) && TypeUse.IsInside(use.UsedRoom, house)
           let feature = use.UserRoom[pages.Length..].TrimStart('.').Split('.')[0]
           let allowed = Pages.GetValueOrDefault(feature, []).Concat(["Access", "Outcomes", "Live", "Markup"])
           where !allowed.Any(room => TypeUse.IsInside(use.UsedRoom, $"{house}.{room}"))
           where !Configuration.Any(type => use.Used == $"{house}.{type}")
           select use,
    ];

    private static bool MayBeUsedByRoot(TypeUse use, string house, string root, string[] others)
    {
        if (TypeUse.IsInside(use.UsedRoom, house))
            return use.UsedRoom == $"{house}.{root}" || use.UsedRoom == $"{house}.Outcomes" || use.UsedRoom == $"{house}.Access"
                || others.Any(other => use.UsedRoom == $"{house}.{other}");
        if (!use.UsedRoom.StartsWith("System", StringComparison.Ordinal))
            // What the compiler writes into an assembly has no namespace or one of its own.
            return use.UsedRoom.Length == 0 || use.UsedRoom == "Microsoft.CodeAnalysis";
        return use.Used != "System.TimeProvider" && use.Used != "System.Console"
            && (!Impure.Any(room => TypeUse.IsInside(use.UsedRoom, room)) || Harmless.Any(name => use.Used.StartsWith(name, StringComparison.Ordinal)));
    }
}
