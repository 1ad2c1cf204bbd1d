namespace Plimsoll.Iam.Policies;

/// <summary>What AWS looks at, in its order: of several faults it names one of the first kind.</summary>
internal enum PolicyFault
{
    Syntax,
    Version,
    Legacy,
    Sid,
    Prohibited,
    NoActions,
    NoResources,
    ResourceForm,
    ActionForm,
    Principal,
}
