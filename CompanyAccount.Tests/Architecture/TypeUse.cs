using Mono.Cecil;
using Mono.Cecil.Cil;

namespace CompanyAccount.Tests.Architecture;

/// <summary>One type's use of another, as the compiled code has it.</summary>
/// <param name="User">Full name of the user, or of the type that it is nested in: closures and state machines are their writer's.</param>
/// <param name="UserRoom">The user's namespace.</param>
/// <param name="Used">Full name of what is used.</param>
/// <param name="UsedRoom">Its namespace.</param>
/// <param name="Assembly">The assembly that it comes from.</param>
internal sealed record TypeUse(string User, string UserRoom, string Used, string UsedRoom, string Assembly)
{
    /// <summary>All uses by the types of an assembly whose namespace is <paramref name="room"/> or lies inside it.</summary>
    public static IReadOnlyList<TypeUse> In(string assemblyPath, string room)
    {
        using var module = ModuleDefinition.ReadModule(assemblyPath);
        return [.. module.Types.Where(type => IsInside(type.Namespace, room)).SelectMany(type => Of(type, type)).Distinct()];
    }

    public static bool IsInside(string name, string room) => name == room || name.StartsWith(room + ".", StringComparison.Ordinal);

    public override string ToString() => $"{User} uses {Used}";

    private static IEnumerable<TypeUse> Of(TypeDefinition writer, TypeDefinition type)
    {
        foreach (var used in References(type).SelectMany(Parts))
        {
            var outermost = used;
            while (outermost.DeclaringType is { } declaring)
                outermost = declaring;
            if (outermost.FullName != writer.FullName && outermost is not GenericParameter)
                yield return new(writer.FullName, writer.Namespace, outermost.FullName, outermost.Namespace, outermost.Scope?.Name ?? "");
        }

        foreach (var use in type.NestedTypes.SelectMany(nested => Of(writer, nested)))
            yield return use;
    }

    private static IEnumerable<TypeReference> References(TypeDefinition type)
    {
        IEnumerable<TypeReference?> own =
        [
            type.BaseType,
            .. type.Interfaces.Select(entry => entry.InterfaceType),
            .. type.Fields.Select(field => field.FieldType),
            .. type.Properties.Select(property => property.PropertyType),
            .. type.CustomAttributes.Concat(type.Properties.SelectMany(property => property.CustomAttributes)).Select(attribute => attribute.AttributeType),
        ];
        return own.Concat(type.Methods.SelectMany(References)).OfType<TypeReference>();
    }

    private static IEnumerable<TypeReference?> References(MethodDefinition method)
    {
        IEnumerable<TypeReference?> signature = [method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType)];
        return method.HasBody
            ? signature
                .Concat(method.Body.Variables.Select(variable => variable.VariableType))
                .Concat(method.Body.ExceptionHandlers.Select(handler => handler.CatchType))
                .Concat(method.Body.Instructions.SelectMany(References))
            : signature;
    }

    private static IEnumerable<TypeReference?> References(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments, .. method.Parameters.Select(parameter => parameter.ParameterType)],
        MethodReference method => [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType)],
        _ => [],
    };

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => Parts(generic.ElementType).Concat(generic.GenericArguments.SelectMany(Parts)),
        RequiredModifierType modified => Parts(modified.ElementType),
        TypeSpecification specification => Parts(specification.ElementType),
        GenericParameter => [],
        _ => [type],
    };
}
