namespace Plimsoll.Ecs.Tests.Support;

/// <summary>Sound inputs of RegisterTaskDefinition for tests to spoil.</summary>
internal static class Definitions
{
    /// <summary>The smallest: a family and one container.</summary>
    public const string Small = "{'family':'web','containerDefinitions':[{'name':'app','image':'nginx','memory':128}]}";

    /// <summary>One for Fargate.</summary>
    public const string Fargate =
        "{'family':'web','requiresCompatibilities':['FARGATE'],'networkMode':'awsvpc','cpu':'256','memory':'512',"
        + "'containerDefinitions':[{'name':'app','image':'nginx'}]}";

    /// <summary>A definition with members put into the definition and into its first container.</summary>
    /// <param name="container">Members of the container, as JSON without braces.</param>
    /// <param name="task">Members of the definition, as JSON without braces.</param>
    /// <param name="others">Further containers.</param>
    public static string With(string container = "", string task = "", string others = "") =>
        $"{{'family':'web'{Rest(task)},'containerDefinitions':[{{'name':'app','image':'nginx','memory':128{Rest(container)}}}{Rest(others)}]}}";

    /// <summary>A Fargate definition with members put in.</summary>
    public static string FargateWith(string container = "", string task = "") =>
        "{'family':'web','requiresCompatibilities':['FARGATE'],'networkMode':'awsvpc','cpu':'256','memory':'512'"
        + $"{Rest(task)},'containerDefinitions':[{{'name':'app','image':'nginx'{Rest(container)}}}]}}";

    private static string Rest(string members) => members.Length == 0 ? "" : "," + members;
}
