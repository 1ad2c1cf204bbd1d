using Plimsoll.Ssm.Api.Parameters;
using Plimsoll.Ssm.Api.Tags;
using Plimsoll.Ssm.Api.Versions;
using Plimsoll.Ssm.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ssm.Control.Access;

/// <summary>What a call must be allowed: for each operation the actions, and the parameters they are done to.</summary>
internal static class ParameterNeeds
{
    /// <summary>The needs of a call, none of which may fail.</summary>
    /// <param name="call">Who asks, and where.</param>
    /// <param name="operation">Name of the operation.</param>
    /// <param name="input">Its input.</param>
    public static IReadOnlyList<AccessNeed> Of(CallContext call, string operation, object input)
    {
        return input switch
        {
            PutParameterRequest put => Put(put),
            GetParameterRequest get => [Of(Given(get.Name!))],
            GetParametersRequest several => [.. several.Names!.Select(name => Of(Given(name))).Distinct()],
            GetParametersByPathRequest path => [Of(SsmArns.Of(call, path.Path!.TrimEnd(ParameterNames.Separator)))],
            GetParameterHistoryRequest history => [Of(Named(history.Name!))],
            DeleteParameterRequest one => [Of(Named(one.Name!))],
            DeleteParametersRequest several => [.. several.Names!.Select(name => Of(Named(name))).Distinct()],
            LabelParameterVersionRequest label => [Of(Named(label.Name!))],
            UnlabelParameterVersionRequest unlabel => [Of(Named(unlabel.Name!))],
            AddTagsToResourceRequest add => [Of(Named(add.ResourceId!))],
            RemoveTagsFromResourceRequest remove => [Of(Named(remove.ResourceId!))],
            ListTagsForResourceRequest list => [Of(Named(list.ResourceId!))],
            _ => [Of("*")],
        };

        AccessNeed Of(string resource) => new($"ssm:{operation}", resource);

        string Named(string name) => SsmArns.Of(call, name.Trim(' '));

        // An ARN is what it says, without the selector.
        string Given(string name)
        {
            if (SecretReference.Read(name) is { } secret)
            {
                return SsmArns.Of(call, secret.Parameter);
            }

            var read = ParameterRef.Read(call, name);
            return read.Names.Count > 0 ? SsmArns.Of(call, read.Names[^1]) : name.Trim(' ')[..^(read.Selector?.Length ?? 0)];
        }

        AccessNeed[] Put(PutParameterRequest put) => put.Tags is { Count: > 0 }
            ? [Of(Named(put.Name!)), new AccessNeed("ssm:AddTagsToResource", Named(put.Name!))]
            : [Of(Named(put.Name!))];
    }
}
